INSERT INTO sale_order_line (order_id, product_id, name, product_uom_qty, price_unit, price_subtotal, qty_delivered, qty_invoiced, state, create_date, write_date)
VALUES (?, ?, 'Article', 1, ?, ?, 0, 0, 'draft', now() at time zone 'UTC', now() at time zone 'UTC')
