INSERT INTO account_move_line (move_id, product_id, name, debit, credit, balance, create_date, write_date) VALUES (?, ?, 'Article', 0, 10, -10, now() at time zone 'UTC', now() at time zone 'UTC')
