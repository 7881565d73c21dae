SELECT p.name, count(*), sum(o.amount_total), count(l.id) FROM sale_order o JOIN res_partner p ON p.id = o.partner_id
  LEFT JOIN sale_order_line l ON l.order_id = o.id CROSS JOIN (SELECT pg_sleep(2)) pause GROUP BY p.name
