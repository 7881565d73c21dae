INSERT INTO account_partial_reconcile (debit_move_id, credit_move_id, amount, max_date, create_date) VALUES (?, ?, ?, current_date, now() at time zone 'UTC')
