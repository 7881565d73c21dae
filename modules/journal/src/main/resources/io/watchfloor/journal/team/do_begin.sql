-- Needs CREATE on the database.
CREATE SCHEMA IF NOT EXISTS watchfloor;
CREATE TABLE IF NOT EXISTS watchfloor.migration (
    version integer PRIMARY KEY,
    applied timestamptz NOT NULL DEFAULT clock_timestamp(),
    applied_by name NOT NULL DEFAULT session_user
);
