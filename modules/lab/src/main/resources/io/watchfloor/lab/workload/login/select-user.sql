SELECT id, login, active, partner_id FROM res_users WHERE login = ?
