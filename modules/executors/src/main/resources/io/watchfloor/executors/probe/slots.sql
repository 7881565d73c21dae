-- Needs: pg_monitor. A logical slot follows to a standby only where it is a failover slot (PostgreSQL 17 or later).
SELECT s.slot_name, s.slot_type = 'logical', s.active,
       s.slot_type <> 'logical' OR COALESCE((to_jsonb(s) ->> 'failover')::boolean, false)
  FROM pg_replication_slots s
 WHERE NOT s.temporary
