UPDATE sale_order_line SET qty_invoiced = product_uom_qty, write_date = now() at time zone 'UTC' WHERE order_id = ?
