SELECT p.id, t.name, t.list_price FROM product_product p JOIN product_template t ON t.id = p.product_tmpl_id WHERE p.id BETWEEN ? AND ?
