UPDATE account_move SET invoice_origin = 'marketplace', write_date = now() at time zone 'UTC' WHERE id <= ?
