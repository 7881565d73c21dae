UPDATE sale_order SET client_order_ref = 'MKT-' || id WHERE id = ?
