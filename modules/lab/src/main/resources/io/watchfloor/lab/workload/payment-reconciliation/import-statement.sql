INSERT INTO account_payment (name, state, partner_id, move_id, amount, date, payment_type, memo, create_date, write_date)
SELECT 'BNK/' || n, 'in_process', 1 + n % 120, 1 + n % 120, 10 + n % 50, current_date, 'inbound', 'bank statement', now() at time zone 'UTC', now() at time zone 'UTC' FROM generate_series(1, ?) n
