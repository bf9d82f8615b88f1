-- Suspense (挂账) beside the open breaks it stands for, by channel and currency, in minor units (I10).
-- gap_minor is 0 in every row when reconciliation is done; while it runs, breaks are there before their journal.
SELECT both_sides.channel,
       both_sides.currency,
       SUM(both_sides.break_count) AS open_breaks,
       SUM(both_sides.open_minor) AS open_breaks_minor,
       SUM(both_sides.suspense_minor) AS suspense_minor,
       SUM(both_sides.open_minor) - SUM(both_sides.suspense_minor) AS gap_minor
FROM (SELECT b.channel, b.currency, 1 AS break_count, b.difference_minor AS open_minor, 0 AS suspense_minor
      FROM recon_break b
      LEFT JOIN break_end e ON e.break_id = b.break_id
      WHERE e.break_id IS NULL
      UNION ALL
      SELECT a.owner_id, a.currency, 0, 0, -a.posted_minor
      FROM account a
      WHERE a.kind = 'SUSPENSE') both_sides
GROUP BY both_sides.channel, both_sides.currency
ORDER BY both_sides.channel, both_sides.currency;
