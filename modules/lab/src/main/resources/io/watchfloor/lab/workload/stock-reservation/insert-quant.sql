INSERT INTO stock_quant (product_id, location_id, quantity, reserved_quantity, in_date, write_date) VALUES (?, 1, 0, ?, now() at time zone 'UTC', now() at time zone 'UTC')
