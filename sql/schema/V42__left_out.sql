-- What a stage of a night could do nothing with, so that all others went on: a merchant in a currency, a bank, a channel, by
-- what is wrong with it. What it has waits for the night after that is mended. Rows are only added.
CREATE TABLE left_out (
  business_date DATE         NOT NULL,
  stage         VARCHAR(16)  NOT NULL,
  subject       VARCHAR(80)  NOT NULL,
  detail        VARCHAR(255) NOT NULL,
  PRIMARY KEY (business_date, stage, subject)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What set-up takes in and nothing else: one such row stops a stage for all.
ALTER TABLE merchant ADD CONSTRAINT merchant_basis_days CHECK (settlement_basis IN ('T', 'D')
  OR (settlement_basis = 'W' AND settlement_days BETWEEN 1 AND 7)
  OR (settlement_basis = 'M' AND (settlement_days BETWEEN 1 AND 28 OR settlement_days = 31))
  OR (settlement_basis = 'O' AND settlement_days = 0));
ALTER TABLE bank ADD CONSTRAINT bank_statement_format
  CHECK (statement_format IN ('CSV', 'LAYOUT', 'CAMT_053', 'CAMT_054', 'MT940', 'BAI2'));
ALTER TABLE channel ADD CONSTRAINT channel_bill_format
  CHECK (bill_format IN ('CSV', 'LAYOUT', 'ALIPAY', 'UNIONPAY_ZM', 'ADYEN', 'STRIPE', 'PAYPAL_STL'));
ALTER TABLE settlement_terms ADD CONSTRAINT settlement_terms_reserve_days CHECK (reserve_days BETWEEN 0 AND 9999);
ALTER TABLE reconciliation_terms
  ADD CONSTRAINT recon_terms_carry_days CHECK (carry_days <= 9999),
  ADD CONSTRAINT recon_terms_fallback_keys CHECK (fallback_keys IN ('', 'MERCHANT_REFERENCE', 'AMOUNT_AND_DATE',
    'MERCHANT_REFERENCE+AMOUNT_AND_DATE', 'AMOUNT_AND_DATE+MERCHANT_REFERENCE'));
