INSERT INTO stock_valuation_layer (stock_move_id, product_id, quantity, value, remaining_qty, create_date) SELECT m.id, m.product_id, m.product_uom_qty, m.product_uom_qty * t.list_price, m.product_uom_qty, now() at time zone 'UTC'
  FROM stock_move m JOIN product_product p ON p.id = m.product_id JOIN product_template t ON t.id = p.product_tmpl_id WHERE m.id = ?
