-- Needs: superuser.
SELECT format('CREATE DATABASE %I OWNER %I', ?::text, ?::text)
