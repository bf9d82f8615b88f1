-- Money frozen for payouts (冻结) whose bank has not answered yet, oldest first, in minor units.
SELECT DATEDIFF(UTC_DATE(), i.business_date) AS age_days,
       i.bank_id,
       f.name AS bank_file,
       i.instruction_id,
       i.status,
       i.merchant_id,
       i.currency,
       h.amount_minor - h.captured_minor - h.released_minor AS held_minor
FROM payout_instruction i
JOIN hold h ON h.hold_id = i.instruction_id
LEFT JOIN bank_file f ON f.bank_id = i.bank_id AND f.business_date = i.file_date AND f.sequence = i.file_sequence
LEFT JOIN payout_result r ON r.instruction_id = i.instruction_id
WHERE r.instruction_id IS NULL AND i.status <> 'REJECTED'
ORDER BY i.business_date, i.bank_id, i.instruction_id;
