-- Needs: CONNECT. Who this connection is, and what does not change while it lives. PostgreSQL 14 to 18.
SELECT pg_backend_pid(), inet_client_port(), current_setting('max_connections')::int, current_setting('server_version_num')::int,
       COALESCE(current_setting('reserved_connections', true), '0')::int,
       COALESCE((SELECT pg_has_role(oid, 'USAGE') FROM pg_roles WHERE rolname = 'pg_use_reserved_connections'), false)
