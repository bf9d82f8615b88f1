-- Why a settlement is not paid: its bank's details, or more transfers than one payout may have.
ALTER TABLE payout_refusal
  ADD reason VARCHAR(24) NOT NULL DEFAULT 'BAD_BANK_DETAILS',
  ADD CONSTRAINT payout_refusal_reason CHECK (reason IN ('BAD_BANK_DETAILS', 'TOO_MANY_PARTS'));
