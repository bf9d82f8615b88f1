-- Each try to put a bank file, committed before its first byte goes: whoever goes on after it knows that the file may
-- have been there. No foreign key: who tries has the file's row locked, in another transaction.
CREATE TABLE delivery_attempt (
  file_name VARCHAR(128) NOT NULL,
  attempt   INT          NOT NULL,
  -- machine, process and its start, as in run_lease
  owner     VARCHAR(255) NOT NULL,
  -- part of the temporary name in the drop
  mark      CHAR(16)     NOT NULL,
  began_at  DATETIME(3)  NOT NULL,
  ended_at  DATETIME(3)  NULL,
  -- NULL never said how it ended; UNSURE said that it does not know; RELEASED is a person's word that it may be put again
  outcome   VARCHAR(8)   NULL,
  PRIMARY KEY (file_name, attempt),
  CONSTRAINT delivery_attempt_outcome CHECK (outcome IN ('PUT', 'NOT_PUT', 'UNSURE', 'RELEASED')),
  CONSTRAINT delivery_attempt_end CHECK ((ended_at IS NULL) = (outcome IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a file is when it is encrypted for a key; recorded before it is put.
CREATE TABLE encrypted_copy (
  file_name    VARCHAR(160) NOT NULL,
  plain_sha256 CHAR(64)     NOT NULL,
  key_id       CHAR(16)     NOT NULL,
  sha256       CHAR(64)     NOT NULL,
  PRIMARY KEY (file_name, plain_sha256, key_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Two hashes, and what to do.
ALTER TABLE bank_file MODIFY delivery_failure VARCHAR(1000) NOT NULL DEFAULT '';
