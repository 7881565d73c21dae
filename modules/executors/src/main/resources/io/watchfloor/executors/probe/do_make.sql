-- Needs: CREATE on the database. The probe's own schema and table.
CREATE SCHEMA IF NOT EXISTS watchfloor_drill
    CREATE TABLE IF NOT EXISTS writes (
        plan text NOT NULL,
        key bigint NOT NULL,
        written timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (plan, key))
