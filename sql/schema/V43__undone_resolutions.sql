-- Resolutions of breaks that people took back by new entries; the difference stands in another break since. Rows are final.
CREATE TABLE break_undone (
  break_id      VARCHAR(140) NOT NULL,
  again_id      VARCHAR(140) NOT NULL,
  operator      VARCHAR(64)  NOT NULL,
  reason        VARCHAR(255) NOT NULL,
  business_date DATE         NOT NULL,
  PRIMARY KEY (break_id),
  UNIQUE KEY undone_again (again_id),
  KEY undone_of_day (business_date),
  CONSTRAINT undone_break FOREIGN KEY (break_id) REFERENCES recon_break (break_id),
  CONSTRAINT undone_again_break FOREIGN KEY (again_id) REFERENCES recon_break (break_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
CREATE TRIGGER break_undone_stays BEFORE DELETE ON break_undone FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was undone is never deleted';
CREATE TRIGGER break_undone_is_final AFTER UPDATE ON break_undone FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I11: what was undone is never changed';
