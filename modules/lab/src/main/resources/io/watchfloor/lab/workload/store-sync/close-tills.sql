UPDATE pos_session SET state = 'closing_control' WHERE id IN (SELECT id FROM pos_session WHERE id <= ? ORDER BY id FOR NO KEY UPDATE)
