-- Needs: CONNECT. Who this connection is, and what does not change while it lives. PostgreSQL 14 to 18.
SELECT pg_backend_pid(), inet_client_port(), current_setting('max_connections')::int, current_setting('server_version_num')::int
