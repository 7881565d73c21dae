-- Needs: owner of the table. Those of the keys that are there.
SELECT w.key FROM watchfloor_drill.writes w WHERE w.plan = ? AND w.key = ANY (?)
