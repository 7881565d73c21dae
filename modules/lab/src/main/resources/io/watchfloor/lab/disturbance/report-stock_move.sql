SELECT count(*), max(write_date), pg_sleep(?) FROM stock_move
