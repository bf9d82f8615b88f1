-- What the schedule ran. One row per entry and due time, so that it is run by one of several schedulers; times are UTC.
CREATE TABLE schedule_run (
  entry         VARCHAR(40)   NOT NULL,
  due_at        DATETIME      NOT NULL,
  -- RUNNING; DONE, PERSON, WRONG, SKIPPED and GIVEN_UP are final; WAITS, FAILED and HELD are tried again
  state         VARCHAR(16)   NOT NULL,
  owner         VARCHAR(160)  NOT NULL,
  tries         INT           NOT NULL,
  business_date DATE          NULL,
  started_at    DATETIME(3)   NOT NULL,
  ended_at      DATETIME(3)   NULL,
  next_try_at   DATETIME(3)   NULL,
  -- by the server's clock, which all hosts share
  beat_at       DATETIME(3)   NOT NULL,
  message       VARCHAR(1000) NOT NULL,
  PRIMARY KEY (entry, due_at),
  INDEX by_state (entry, state)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What people were told once: of an entry, about a business date or a day, one kind of thing in the same words.
CREATE TABLE schedule_notice (
  entry   VARCHAR(40)   NOT NULL,
  about   DATE          NOT NULL,
  kind    VARCHAR(16)   NOT NULL,
  sha256  CHAR(64)      NOT NULL,
  told_at DATETIME(3)   NOT NULL,
  message VARCHAR(1000) NOT NULL,
  PRIMARY KEY (entry, about, kind, sha256)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Schedulers that run, or ran and died.
CREATE TABLE scheduler (
  owner      VARCHAR(160) NOT NULL,
  started_at DATETIME(3)  NOT NULL,
  beat_at    DATETIME(3)  NOT NULL,
  PRIMARY KEY (owner)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
