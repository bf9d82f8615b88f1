-- What makes a channel's bill that bill, whatever the bytes of its file: how many rows it has, and a sum over them in any
-- order. known_file_id: the bill that said the same before, so that none of its rows counts; null: it is new.
CREATE TABLE bill_content (
  file_id       BIGINT      NOT NULL,
  channel       VARCHAR(32) NOT NULL,
  row_count     BIGINT      NOT NULL,
  digest        CHAR(64)    NOT NULL,
  known_file_id BIGINT      NULL,
  PRIMARY KEY (file_id),
  KEY bill_of_content (channel, digest),
  CONSTRAINT bill_content_file FOREIGN KEY (file_id) REFERENCES file_import (file_id),
  CONSTRAINT bill_content_known FOREIGN KEY (known_file_id) REFERENCES file_import (file_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
