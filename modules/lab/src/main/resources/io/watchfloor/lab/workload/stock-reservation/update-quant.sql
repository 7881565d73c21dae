UPDATE stock_quant SET reserved_quantity = reserved_quantity + ?, write_date = now() at time zone 'UTC' WHERE id = ?
