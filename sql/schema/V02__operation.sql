-- Who runs what. A lease row is taken with a fencing token; every commit of a run checks its token
-- under a shared lock, so a taken-over run can never commit again.
CREATE TABLE run_lease (
  job_name      VARCHAR(64)  NOT NULL,
  business_date DATE         NOT NULL,
  owner         VARCHAR(160) NOT NULL,
  token         BIGINT       NOT NULL,
  held          BOOLEAN      NOT NULL,
  PRIMARY KEY (job_name, business_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Apart from run_lease, so that a heartbeat never waits for a commit that checks the token.
CREATE TABLE run_heartbeat (
  job_name      VARCHAR(64) NOT NULL,
  business_date DATE        NOT NULL,
  token         BIGINT      NOT NULL,
  beat_at       DATETIME(3) NOT NULL,
  PRIMARY KEY (job_name, business_date)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What a stage did, for status and the summary: one row per measure and currency ('' where none).
CREATE TABLE stage_total (
  business_date DATE         NOT NULL,
  stage         VARCHAR(32)  NOT NULL,
  position      SMALLINT     NOT NULL,
  measure       VARCHAR(64)  NOT NULL,
  currency      CHAR(3)      NOT NULL,
  row_count     BIGINT       NOT NULL,
  amount_minor  BIGINT       NULL,
  PRIMARY KEY (business_date, stage, measure, currency)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE audit_log (
  audit_id BIGINT        NOT NULL AUTO_INCREMENT,
  at       DATETIME(3)   NOT NULL,
  operator VARCHAR(64)   NOT NULL,
  reason   VARCHAR(255)  NOT NULL,
  action   VARCHAR(64)   NOT NULL,
  subject  VARCHAR(128)  NOT NULL,
  detail   VARCHAR(2000) NOT NULL,
  PRIMARY KEY (audit_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
