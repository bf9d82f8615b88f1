-- Who did it, where: login and host are those of the process. chain: SHA-256 over the chain of the row before and the
-- fields of this one, so that a row that was changed, taken out or put between is found. Rows of before have none.
ALTER TABLE audit_log
  ADD login VARCHAR(64) NOT NULL DEFAULT '',
  ADD host VARCHAR(255) NOT NULL DEFAULT '',
  ADD chain CHAR(64) NOT NULL DEFAULT '';

-- The chain of the last row; whoever adds one holds it until the end of the transaction.
CREATE TABLE audit_head (
  one   TINYINT  NOT NULL DEFAULT 1,
  chain CHAR(64) NOT NULL,
  PRIMARY KEY (one),
  CONSTRAINT audit_head_one CHECK (one = 1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO audit_head (one, chain) VALUES (1, '');

DELIMITER //
CREATE TRIGGER audit_is_chained BEFORE INSERT ON audit_log FOR EACH ROW
BEGIN
  DECLARE before_it CHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
  SELECT chain INTO before_it FROM audit_head WHERE one = 1 FOR UPDATE;
  SET NEW.chain = SHA2(CONCAT_WS('\t', before_it, NEW.at, NEW.operator, NEW.login, NEW.host, NEW.reason, NEW.action,
                                 NEW.subject, NEW.detail), 256);
  UPDATE audit_head SET chain = NEW.chain WHERE one = 1;
END//
DELIMITER ;
CREATE TRIGGER audit_is_final AFTER UPDATE ON audit_log FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of the audit log is never changed';
CREATE TRIGGER audit_stays BEFORE DELETE ON audit_log FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of the audit log is never deleted';

-- What a file's rows came to, as they were taken in; minor units, signed as the file means them.
CREATE TABLE import_total (
  file_id      BIGINT      NOT NULL,
  what         VARCHAR(24) NOT NULL,
  currency     CHAR(3)     NOT NULL,
  row_count    BIGINT      NOT NULL,
  amount_minor BIGINT      NOT NULL,
  PRIMARY KEY (file_id, what, currency),
  CONSTRAINT import_total_file FOREIGN KEY (file_id) REFERENCES file_import (file_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- file_adjustments: whether adjustments in transactions files are PROPOSED, so that a second person decides, or BOOKED.
ALTER TABLE institution
  ADD file_adjustments VARCHAR(8) NOT NULL DEFAULT 'PROPOSED',
  ADD CONSTRAINT institution_adjustments CHECK (file_adjustments IN ('PROPOSED', 'BOOKED'));
