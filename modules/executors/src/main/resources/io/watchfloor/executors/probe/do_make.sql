-- Needs: owner of the schema. The probe's own table.
CREATE TABLE IF NOT EXISTS watchfloor_drill.writes (
    plan text NOT NULL,
    key bigint NOT NULL,
    written timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (plan, key))
