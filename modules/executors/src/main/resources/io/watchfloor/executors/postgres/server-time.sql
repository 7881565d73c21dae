-- Needs: nothing but CONNECT. The server's own clock.
SELECT clock_timestamp()
