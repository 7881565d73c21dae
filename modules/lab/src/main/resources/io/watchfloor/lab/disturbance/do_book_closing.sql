UPDATE sale_order SET invoice_status = CASE invoice_status WHEN 'to invoice' THEN 'no' ELSE 'to invoice' END WHERE id < 0
