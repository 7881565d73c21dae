UPDATE stock_move SET date = now() at time zone 'UTC', write_date = now() at time zone 'UTC' WHERE id = ?
