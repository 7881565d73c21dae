SELECT id, name, state, move_type, payment_state, amount_total, amount_residual, partner_id FROM account_move WHERE id = ?
