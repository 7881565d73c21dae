SELECT id FROM stock_quant WHERE product_id = ? AND location_id = 1 ORDER BY in_date, id LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
