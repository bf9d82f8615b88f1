-- rules: which rule priced each party, as PARTY=rule_id/version with commas between; empty where a fee is given back by
-- what the payment had, and in rows of before.
ALTER TABLE fee_split ADD rules VARCHAR(400) NOT NULL DEFAULT '';
