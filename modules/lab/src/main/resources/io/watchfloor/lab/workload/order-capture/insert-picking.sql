INSERT INTO stock_picking (name, state, partner_id, sale_id, location_id, location_dest_id, scheduled_date, create_date, write_date)
VALUES (?, 'confirmed', ?, ?, 1, 2, now() at time zone 'UTC', now() at time zone 'UTC', now() at time zone 'UTC') RETURNING id
