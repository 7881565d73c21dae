INSERT INTO sale_order (name, state, partner_id, company_id, date_order, amount_untaxed, amount_tax, amount_total, invoice_status, create_date, write_date)
VALUES (?, 'draft', ?, 1, now() at time zone 'UTC', ?, 0, ?, 'no', now() at time zone 'UTC', now() at time zone 'UTC') RETURNING id
