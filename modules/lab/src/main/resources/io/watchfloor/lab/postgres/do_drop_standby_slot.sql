-- Needs: superuser or REPLICATION. A former primary keeps no WAL for a standby that it has no more.
SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = 'standby' AND NOT active
