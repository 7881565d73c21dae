-- Needs no privilege. Whether this role may do more to the journal than add to it.
SELECT session_user,
    has_schema_privilege('watchfloor', 'USAGE'),
    has_table_privilege('watchfloor.entry', 'UPDATE') OR has_table_privilege('watchfloor.entry', 'DELETE')
        OR has_table_privilege('watchfloor.entry', 'TRUNCATE') OR has_table_privilege('watchfloor.entry', 'TRIGGER')
