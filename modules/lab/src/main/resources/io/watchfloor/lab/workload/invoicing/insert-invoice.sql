INSERT INTO account_move (name, state, move_type, auto_post, payment_state, journal_id, partner_id, invoice_origin, date, amount_total, amount_residual, create_date, write_date)
SELECT '/', 'draft', 'out_invoice', 'no', 'not_paid', 1, partner_id, name, current_date, amount_total, amount_total, now() at time zone 'UTC', now() at time zone 'UTC' FROM sale_order WHERE id = ? RETURNING id
