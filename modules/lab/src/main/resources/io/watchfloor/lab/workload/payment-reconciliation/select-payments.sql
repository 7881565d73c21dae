SELECT id, partner_id, amount FROM account_payment WHERE state = 'in_process' ORDER BY id LIMIT ?
