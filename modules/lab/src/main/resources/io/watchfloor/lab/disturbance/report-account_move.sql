SELECT count(*), max(write_date), pg_sleep(?) FROM account_move
