-- Needs: superuser. Others than these roles do not connect.
SELECT format('REVOKE CONNECT ON DATABASE %I FROM PUBLIC', ?::text)
UNION ALL
SELECT format('GRANT CONNECT ON DATABASE %I TO watchfloor, operator', ?::text)
