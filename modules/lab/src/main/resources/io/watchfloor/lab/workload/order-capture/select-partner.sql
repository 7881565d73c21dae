SELECT id, name, ref, email, active FROM res_partner WHERE id = ?
