UPDATE account_payment SET state = 'paid', is_reconciled = true, write_date = now() at time zone 'UTC' WHERE id = ?
