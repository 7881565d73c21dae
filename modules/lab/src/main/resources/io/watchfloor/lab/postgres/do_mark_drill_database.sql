-- Needs: owner of the database. Drills write only where this mark stands.
SELECT format('COMMENT ON DATABASE %I IS %L', ?::text, 'watchfloor drill: write probes may write here')
