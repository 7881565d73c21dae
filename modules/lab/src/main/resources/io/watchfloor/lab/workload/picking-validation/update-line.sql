UPDATE stock_move_line SET quantity = quantity + 1, picked = true, write_date = now() at time zone 'UTC' WHERE id = ?
