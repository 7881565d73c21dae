UPDATE stock_picking SET carrier_price = NULL WHERE id IN (SELECT id FROM stock_picking WHERE id <= ? ORDER BY id FOR NO KEY UPDATE)
