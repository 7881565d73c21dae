-- Needs: superuser or REPLICATION. A slot that keeps the WAL for the standby from now on; one that exists is fine.
SELECT pg_create_physical_replication_slot('standby', true)
 WHERE NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE slot_name = 'standby')
