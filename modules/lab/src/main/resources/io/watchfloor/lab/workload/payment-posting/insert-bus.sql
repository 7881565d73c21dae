INSERT INTO bus_bus (channel, message, create_date) VALUES (?, '{"type": "account.payment/posted"}', now() at time zone 'UTC')
