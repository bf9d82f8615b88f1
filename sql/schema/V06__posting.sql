-- The sums of a closed window, one row per account it touches: what posting books, once per account,
-- and the proof of it (I4). credited and debited are the buffered amounts behind the net.
CREATE TABLE posting_total (
  window_id      BIGINT NOT NULL,
  account_id     BIGINT NOT NULL,
  credit_count   BIGINT NOT NULL,
  credited_minor BIGINT NOT NULL,
  debited_minor  BIGINT NOT NULL,
  PRIMARY KEY (window_id, account_id),
  CONSTRAINT posting_total_window FOREIGN KEY (window_id) REFERENCES posting_window (window_id),
  CONSTRAINT posting_total_account FOREIGN KEY (account_id) REFERENCES account (account_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
