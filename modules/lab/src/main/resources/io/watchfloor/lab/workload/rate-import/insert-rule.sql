INSERT INTO delivery_price_rule (carrier_id, list_base_price, create_date) VALUES (?, 5, now() at time zone 'UTC')
