-- Held money that is to go to another owner: one person asks for it, another's approval moves it under the reference.
CREATE TABLE capture_request (
  reference       VARCHAR(120) NOT NULL,
  hold_id         VARCHAR(64)  NOT NULL,
  target          VARCHAR(100) NOT NULL,
  amount_minor    BIGINT       NOT NULL,
  status          VARCHAR(8)   NOT NULL,
  asked_by        VARCHAR(64)  NOT NULL,
  reason          VARCHAR(255) NOT NULL,
  decided_by      VARCHAR(64)  NULL,
  decision_reason VARCHAR(255) NULL,
  PRIMARY KEY (reference),
  KEY request_waits (status),
  CONSTRAINT capture_request_hold FOREIGN KEY (hold_id) REFERENCES hold (hold_id),
  CONSTRAINT capture_request_status CHECK (status IN ('WAITING', 'BOOKED', 'REJECTED')),
  CONSTRAINT capture_request_amount CHECK (amount_minor > 0),
  CONSTRAINT capture_request_decision CHECK ((status = 'WAITING') = (decided_by IS NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
