-- I3: one reference names one call, whichever tables the call writes. Every row that stands under a reference claims it
-- here first, or belongs to a call that has: of two calls at once, one waits for the other and is refused.

-- kind: BUFFERED a credit through the buffer alone; JOURNAL a call booked at once; CAPTURE, RELEASE the end of a hold.
CREATE TABLE call_reference (
  reference VARCHAR(120) NOT NULL,
  kind      VARCHAR(8)   NOT NULL,
  PRIMARY KEY (reference),
  CONSTRAINT call_reference_kind CHECK (kind IN ('BUFFERED', 'JOURNAL', 'CAPTURE', 'RELEASE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- journaled: the side of a hot account of a call whose other side is booked by a journal under the same source.
ALTER TABLE buffered_credit
  ADD journaled BOOLEAN NOT NULL DEFAULT FALSE;

INSERT INTO call_reference (reference, kind)
SELECT reference, CASE kind WHEN 'CAPTURED' THEN 'CAPTURE' ELSE 'RELEASE' END FROM hold_movement;

INSERT IGNORE INTO call_reference (reference, kind)
SELECT source, 'JOURNAL' FROM journal WHERE type = 'REAL_TIME';

INSERT IGNORE INTO call_reference (reference, kind)
SELECT source, 'BUFFERED' FROM buffered_credit;

-- Behind the row, so that what is wrong with the row itself is told first.
DELIMITER //
CREATE TRIGGER credit_claims_reference AFTER INSERT ON buffered_credit FOR EACH ROW
BEGIN
  IF NOT NEW.journaled THEN
    INSERT INTO call_reference (reference, kind) VALUES (NEW.source, 'BUFFERED');
  END IF;
END//
CREATE TRIGGER hold_movement_claims_reference AFTER INSERT ON hold_movement FOR EACH ROW
BEGIN
  INSERT INTO call_reference (reference, kind)
  VALUES (NEW.reference, CASE NEW.kind WHEN 'CAPTURED' THEN 'CAPTURE' ELSE 'RELEASE' END);
END//
-- A capture claims by its movement, before its journal; nobody else's journal can stand under the same source then.
CREATE TRIGGER journal_claims_reference AFTER INSERT ON journal FOR EACH ROW
BEGIN
  IF NEW.type = 'REAL_TIME'
     AND NOT EXISTS (SELECT 1 FROM call_reference WHERE reference = NEW.source AND kind = 'CAPTURE') THEN
    INSERT INTO call_reference (reference, kind) VALUES (NEW.source, 'JOURNAL');
  END IF;
END//
CREATE TRIGGER call_reference_is_final AFTER UPDATE ON call_reference FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I3: a reference names one call for ever'//
CREATE TRIGGER call_reference_stays BEFORE DELETE ON call_reference FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'I3: a reference names one call for ever'//
DELIMITER ;
