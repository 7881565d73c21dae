SELECT id, name, ref, email, parent_id FROM res_partner WHERE id = ?
