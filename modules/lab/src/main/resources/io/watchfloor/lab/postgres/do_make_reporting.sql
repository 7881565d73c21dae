-- Needs: superuser. Reporting as tenants share it; the operator may bound it, and neither is nor becomes it.
CREATE ROLE reporting IN ROLE pg_read_all_data;
ALTER ROLE operator CREATEROLE;
GRANT reporting TO operator WITH ADMIN TRUE, INHERIT FALSE, SET FALSE
