-- What a channel's bill comes to by date, currency and batch, summed as it is taken in: to ask its rows would be to read
-- them all again. net_minor: what the channel owes us for the rows that succeeded, less its fees; minor units, signed.
CREATE TABLE bill_total (
  file_id       BIGINT      NOT NULL,
  business_date DATE        NOT NULL,
  currency      CHAR(3)     NOT NULL,
  batch         VARCHAR(64) NOT NULL,
  net_minor     BIGINT      NOT NULL,
  PRIMARY KEY (file_id, business_date, currency, batch),
  CONSTRAINT bill_total_file FOREIGN KEY (file_id) REFERENCES file_import (file_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO bill_total (file_id, business_date, currency, batch, net_minor)
SELECT file_id, business_date, currency, batch,
       SUM(CASE WHEN status <> 'SUCCESS' THEN 0
                WHEN type IN ('PAYMENT', 'CHARGEBACK_REVERSAL', 'CREDIT') THEN amount_minor - fee_minor
                ELSE -amount_minor - fee_minor END)
FROM channel_record
GROUP BY file_id, business_date, currency, batch;
