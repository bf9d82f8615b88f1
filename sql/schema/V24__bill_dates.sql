-- The dates that a channel's bill has rows of, noted as it is taken in: to ask the rows would be to read them all.
CREATE TABLE bill_date (
  file_id       BIGINT NOT NULL,
  business_date DATE   NOT NULL,
  PRIMARY KEY (file_id, business_date),
  CONSTRAINT bill_date_file FOREIGN KEY (file_id) REFERENCES file_import (file_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO bill_date (file_id, business_date)
SELECT DISTINCT file_id, business_date
FROM channel_record;
