SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'sale_order'
