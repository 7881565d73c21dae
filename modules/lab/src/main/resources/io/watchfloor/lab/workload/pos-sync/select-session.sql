SELECT s.id, s.name, s.state, s.config_id, c.name FROM pos_session s JOIN pos_config c ON c.id = s.config_id WHERE s.id = ?
