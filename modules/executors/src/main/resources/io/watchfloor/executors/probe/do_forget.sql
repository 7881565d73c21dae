-- Needs: owner of the table. Forgets the rows of one probe, and tells whether another's are left.
WITH gone AS (DELETE FROM watchfloor_drill.writes WHERE plan = ?)
SELECT EXISTS (SELECT FROM watchfloor_drill.writes WHERE plan <> ?)
