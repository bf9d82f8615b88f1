-- So that a close reads the holds that are open or moved, not all there ever were.
ALTER TABLE hold
  ADD is_open BOOLEAN GENERATED ALWAYS AS (captured_minor + released_minor < amount_minor) STORED,
  ADD KEY hold_open (is_open, account_id);
ALTER TABLE hold_movement ADD KEY movement_of_day (business_date);
