-- Open breaks (短款 / 长款), oldest first. Amounts in minor units, net of the channel's fee.
-- difference > 0: we count more than the channel; < 0: the channel counts more.
SELECT DATEDIFF(UTC_DATE(), b.business_date) AS age_days,
       b.channel,
       b.class,
       b.currency,
       b.our_amount_minor,
       b.their_amount_minor,
       b.difference_minor,
       t.transaction_id,
       COALESCE(t.channel_reference, r.channel_reference, '') AS channel_reference,
       b.break_id
FROM recon_break b
LEFT JOIN break_end e ON e.break_id = b.break_id
LEFT JOIN transaction t ON t.id = b.id
LEFT JOIN channel_record r ON r.record_id = b.record_id
WHERE e.break_id IS NULL
ORDER BY b.business_date, b.channel, b.break_id;
