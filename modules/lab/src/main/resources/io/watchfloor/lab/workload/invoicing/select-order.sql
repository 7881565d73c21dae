SELECT id FROM sale_order WHERE invoice_status = 'to invoice' ORDER BY id LIMIT 1 OFFSET ?
