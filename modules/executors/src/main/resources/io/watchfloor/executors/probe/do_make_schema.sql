-- Needs: CREATE on the database. The probe's own schema.
CREATE SCHEMA IF NOT EXISTS watchfloor_drill
