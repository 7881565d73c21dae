-- Needs the schema's ownership.
INSERT INTO watchfloor.migration (version) VALUES (?)
