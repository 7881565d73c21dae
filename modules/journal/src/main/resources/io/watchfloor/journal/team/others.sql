-- Needs SELECT on watchfloor.entry. Of each chain but one's own what follows the line known last. By line and not by
-- time: transactions do not commit in the order of their clocks.
WITH RECURSIVE chains (console) AS (
    (SELECT e.console FROM watchfloor.entry e ORDER BY e.console LIMIT 1)
    UNION ALL
    SELECT (SELECT e.console FROM watchfloor.entry e WHERE e.console > c.console ORDER BY e.console LIMIT 1)
    FROM chains c WHERE c.console IS NOT NULL
)
SELECT e.console, e.sequence, e.line, e.author, e.received
FROM chains c
LEFT JOIN unnest(?::text[], ?::bigint[]) AS k (console, sequence) ON k.console = c.console
CROSS JOIN LATERAL (
    SELECT e.* FROM watchfloor.entry e
    WHERE e.console = c.console AND e.sequence > coalesce(k.sequence, 0)
    ORDER BY e.sequence LIMIT 1000
) e
WHERE c.console <> ?
ORDER BY e.console, e.sequence
