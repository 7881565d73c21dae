UPDATE sale_order SET invoice_status = 'invoiced', write_date = now() at time zone 'UTC' WHERE id = ?
