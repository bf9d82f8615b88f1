-- How a channel's bills and a bank's statements are written; the layout is a file of jobs/layouts, where one is needed.
ALTER TABLE channel
  ADD bill_format VARCHAR(16) NOT NULL DEFAULT 'CSV',
  ADD bill_layout VARCHAR(64) NOT NULL DEFAULT '';
ALTER TABLE bank
  ADD statement_format VARCHAR(16) NOT NULL DEFAULT 'CSV',
  ADD statement_layout VARCHAR(64) NOT NULL DEFAULT '';
