SELECT id FROM stock_picking WHERE id <= 120 AND carrier_price IS NULL ORDER BY id LIMIT ? FOR NO KEY UPDATE
