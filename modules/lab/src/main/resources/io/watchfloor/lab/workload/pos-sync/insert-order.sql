INSERT INTO pos_order (name, state, session_id, partner_id, amount_total, amount_paid, uuid, date_order, create_date, write_date)
VALUES (?, 'paid', ?, ?, ?, ?, gen_random_uuid()::text, now() at time zone 'UTC', now() at time zone 'UTC', now() at time zone 'UTC') RETURNING id
