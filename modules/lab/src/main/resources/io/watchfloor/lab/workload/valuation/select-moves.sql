SELECT id, product_id FROM stock_move m WHERE state = 'confirmed' AND NOT EXISTS (SELECT 1 FROM stock_valuation_layer l WHERE l.stock_move_id = m.id) ORDER BY id DESC LIMIT ?
