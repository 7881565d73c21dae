UPDATE account_move SET amount_total = amount_total + ?, write_date = now() at time zone 'UTC' WHERE id = ?
