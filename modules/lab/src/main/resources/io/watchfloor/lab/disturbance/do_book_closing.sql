-- In one transaction, so that nobody else ever sees an order of the closing as one to invoice.
UPDATE sale_order SET invoice_status = 'to invoice' WHERE id < 0;
UPDATE sale_order SET invoice_status = 'no' WHERE id < 0
