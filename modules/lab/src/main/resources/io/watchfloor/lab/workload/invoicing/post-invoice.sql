UPDATE account_move SET name = ?, state = 'posted', write_date = now() at time zone 'UTC' WHERE id = ?
