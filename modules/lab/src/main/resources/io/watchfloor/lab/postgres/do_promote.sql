-- Needs: superuser. Waits up to ten seconds for the promotion.
SELECT pg_promote(true, 10)
