INSERT INTO ir_attachment (name, res_model, res_id, file_size, create_date) VALUES ('Label', 'stock.picking', ?, 0, now() at time zone 'UTC') RETURNING id
