UPDATE stock_picking SET carrier_price = ?, write_date = now() at time zone 'UTC' WHERE id = ?
