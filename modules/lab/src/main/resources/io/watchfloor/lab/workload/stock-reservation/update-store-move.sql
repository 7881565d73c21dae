UPDATE stock_move SET quantity = quantity + ?, write_date = now() at time zone 'UTC' WHERE id = ?
