-- Needs the schema's ownership. What to run for one role of consoles, its name quoted by the server.
SELECT format('GRANT USAGE ON SCHEMA watchfloor TO %1$I; GRANT SELECT ON watchfloor.migration TO %1$I;'
    ' GRANT SELECT, INSERT ON watchfloor.entry TO %1$I', r.rolname)
FROM pg_roles r WHERE r.rolname = ?
