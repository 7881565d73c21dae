UPDATE account_move SET amount_residual = amount_residual - ?, write_date = now() at time zone 'UTC' WHERE id = ?
