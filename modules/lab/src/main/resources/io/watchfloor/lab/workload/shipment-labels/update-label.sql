UPDATE ir_attachment SET store_fname = ?, file_size = 20480 WHERE id = ?
