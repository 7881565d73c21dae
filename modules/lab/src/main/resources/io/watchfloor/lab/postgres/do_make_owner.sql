-- Needs: superuser. The role a tenant's Odoo connects with.
SELECT format('CREATE ROLE %I LOGIN PASSWORD %L', ?::text, ?::text)
