SELECT c.id, c.name, r.list_base_price FROM delivery_carrier c LEFT JOIN delivery_price_rule r ON r.carrier_id = c.id WHERE c.id = ? ORDER BY r.id DESC LIMIT 20
