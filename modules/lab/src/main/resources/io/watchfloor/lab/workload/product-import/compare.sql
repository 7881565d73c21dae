SELECT count(*) FROM generate_series(1, 600000) n WHERE md5(md5((n + ?)::text) || n) IN (SELECT md5(default_code) FROM product_product ORDER BY id LIMIT ?)
