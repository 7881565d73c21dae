UPDATE sale_order SET state = 'sale', invoice_status = 'to invoice', delivery_status = 'pending', date_order = now() at time zone 'UTC', write_date = now() at time zone 'UTC' WHERE id = ?
