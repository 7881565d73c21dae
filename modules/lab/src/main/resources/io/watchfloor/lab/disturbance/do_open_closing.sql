INSERT INTO sale_order (id, name, state, partner_id, company_id, date_order, amount_untaxed, amount_tax, amount_total, invoice_status, create_date, write_date)
SELECT -n, 'MONTH/' || n, 'sale', 1 + n % 120, 1, now() at time zone 'UTC', 100, 20, 120, 'no', now() at time zone 'UTC', now() at time zone 'UTC' FROM generate_series(1, ?) n
ON CONFLICT DO NOTHING
