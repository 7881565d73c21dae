SELECT id, name, state, partner_id, carrier_price FROM stock_picking WHERE id = ?
