-- Files that come by themselves: what a sender's files are called and when one is complete, and what was pulled.
CREATE TABLE incoming_file (
  -- a channel, a bank, or online
  sender   VARCHAR(32)  NOT NULL,
  kind     VARCHAR(16)  NOT NULL,
  pattern  VARCHAR(255) NOT NULL,
  -- STABLE, or the ending of a marker
  complete VARCHAR(20)  NOT NULL,
  PRIMARY KEY (sender, kind),
  CONSTRAINT incoming_file_kind CHECK (kind IN ('TRANSACTIONS', 'CHANNEL_BILL', 'STATEMENT', 'RESULTS'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What was pulled from a sender's server and may stay there, by what the server says of it; times are UTC.
CREATE TABLE picked_up_file (
  sender       VARCHAR(32)  NOT NULL,
  name         VARCHAR(255) NOT NULL,
  size_bytes   BIGINT       NOT NULL,
  modified_at  DATETIME     NOT NULL,
  -- PULLED; REFUSED was told once and is not looked at again
  outcome      VARCHAR(8)   NOT NULL,
  picked_up_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (sender, name, size_bytes, modified_at),
  CONSTRAINT picked_up_outcome CHECK (outcome IN ('PULLED', 'REFUSED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
