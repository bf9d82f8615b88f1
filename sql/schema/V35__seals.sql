-- What the final rows of a closed date came to, table by table: how many, and SHA-256 over their lines in the order of
-- their keys. The certificate has the same figures. For audit_log: the last line's id, and its chain.
CREATE TABLE closed_digest (
  business_date DATE        NOT NULL,
  table_name    VARCHAR(64) NOT NULL,
  row_count     BIGINT      NOT NULL,
  digest        CHAR(64)    NOT NULL,
  PRIMARY KEY (business_date, table_name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The key of each of those rows and the beginning of its line's SHA-256, some thousand rows to a part, deflated: by
-- them a row that was changed, taken out or put in is told by name.
CREATE TABLE closed_part (
  business_date DATE        NOT NULL,
  table_name    VARCHAR(64) NOT NULL,
  part          INT         NOT NULL,
  prints        MEDIUMBLOB  NOT NULL,
  PRIMARY KEY (business_date, table_name, part)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- The final rows of a date are found without reading those of others.
ALTER TABLE payout_event ADD KEY event_of_day (business_date);
ALTER TABLE payout_result ADD KEY result_of_day (business_date);
ALTER TABLE invoice_payment ADD KEY invoice_payment_of_day (business_date);
ALTER TABLE adjustment ADD KEY adjustment_of_day (decided_on);
ALTER TABLE bank_file ADD KEY bank_file_of_day (business_date);
