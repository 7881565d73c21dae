SELECT count(*), max(write_date), pg_sleep(?) FROM sale_order
