SELECT id, state, partner_id, scheduled_date FROM stock_picking WHERE id = ?
