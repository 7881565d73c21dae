SELECT id, product_id, quantity, picked FROM stock_move_line WHERE picking_id = ?
