SELECT id FROM pos_session WHERE state = 'closing_control' ORDER BY id LIMIT ? FOR NO KEY UPDATE
