-- Needs: CONNECT. Asked only while somebody waits: what is awaited, who holds just that or a row of it, and which
-- transactions are prepared. PostgreSQL 14 to 18.
WITH locks AS MATERIALIZED (
  SELECT locktype, database, relation, page, tuple, virtualxid, transactionid, classid, objid, objsubid, virtualtransaction,
         pid, mode, granted, waitstart
    FROM pg_lock_status()
   WHERE NOT granted OR locktype = 'tuple' OR pid IS NULL OR locktype = ANY (?)
), awaited AS MATERIALIZED (
  SELECT DISTINCT relation, transactionid, virtualxid, objid FROM locks WHERE NOT granted
)
SELECT locktype, database::bigint, relation::bigint, page, tuple::int, virtualxid, transactionid::text, classid::bigint,
       objid::bigint, objsubid::int, virtualtransaction, pid, mode, granted, waitstart
  FROM locks
 -- A coarse sieve, wide enough for every type of lock; which lock is the awaited one is told later.
 WHERE NOT granted OR locktype = 'tuple' OR (pid IS NULL AND locktype = 'transactionid')
    OR relation IN (SELECT relation FROM awaited WHERE relation IS NOT NULL)
    OR transactionid IN (SELECT transactionid FROM awaited WHERE transactionid IS NOT NULL)
    OR virtualxid IN (SELECT virtualxid FROM awaited WHERE virtualxid IS NOT NULL)
    OR (relation IS NULL AND objid IN (SELECT objid FROM awaited WHERE objid IS NOT NULL))
 LIMIT 20000
