UPDATE stock_picking SET date_done = now() at time zone 'UTC', write_date = now() at time zone 'UTC' WHERE id = ?
