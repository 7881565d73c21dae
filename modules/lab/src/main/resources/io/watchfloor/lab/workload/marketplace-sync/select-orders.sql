SELECT id FROM sale_order WHERE state = 'sale' AND client_order_ref IS NULL ORDER BY id DESC LIMIT ?
