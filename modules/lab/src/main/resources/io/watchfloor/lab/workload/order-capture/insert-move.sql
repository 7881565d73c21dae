INSERT INTO stock_move (name, state, product_id, product_uom_qty, quantity, picking_id, location_id, location_dest_id, partner_id, date, create_date, write_date)
VALUES ('Delivery', 'confirmed', ?, 1, 0, ?, 1, 2, ?, now() at time zone 'UTC', now() at time zone 'UTC', now() at time zone 'UTC')
