INSERT INTO pos_order_line (order_id, product_id, qty, price_unit, create_date) VALUES (?, ?, 1, ?, now() at time zone 'UTC')
