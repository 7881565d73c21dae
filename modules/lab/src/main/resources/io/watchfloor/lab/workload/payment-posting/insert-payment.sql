INSERT INTO account_payment (name, state, partner_id, move_id, amount, date, payment_type, create_date, write_date)
VALUES (?, 'in_process', ?, ?, ?, current_date, 'inbound', now() at time zone 'UTC', now() at time zone 'UTC') RETURNING id
