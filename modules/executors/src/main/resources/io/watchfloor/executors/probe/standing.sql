-- Needs: nothing.
SELECT to_regclass('watchfloor_drill.writes') IS NOT NULL
