INSERT INTO bus_bus (channel, message, create_date) VALUES (?, '{"type": "sale.order/confirmed"}', now() at time zone 'UTC')
