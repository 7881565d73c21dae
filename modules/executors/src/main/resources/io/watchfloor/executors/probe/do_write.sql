-- Needs: owner of the table. Its commit is what is acknowledged.
INSERT INTO watchfloor_drill.writes (plan, key) VALUES (?, ?)
