SELECT id, state, product_id, product_uom_qty, quantity, picking_id FROM stock_move WHERE id = ?
