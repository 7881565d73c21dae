-- Needs: the database's owner. 120 stores with one open consolidated invoice and one replenishment move each: the rows where
-- workflows meet. Store number n is partner n, account_move n and stock_move n.
INSERT INTO res_company (name) VALUES (initcap(current_database()));
INSERT INTO res_partner (name, ref, email, is_company, customer_rank, create_date, write_date)
  SELECT 'Store ' || n, 'S' || lpad(n::text, 3, '0'), 'store' || n || '@example.com', true, 1, now() at time zone 'UTC', now() at time zone 'UTC'
    FROM generate_series(1, 120) n;
INSERT INTO res_partner (name, ref, email, customer_rank, create_date, write_date)
  SELECT 'Customer ' || n, 'C' || n, 'customer' || n || '@example.com', 1, now() at time zone 'UTC', now() at time zone 'UTC'
    FROM generate_series(1, 600) n;
INSERT INTO res_users (login, partner_id) VALUES ('__system__', 1), ('admin', 2), ('public', 3);
INSERT INTO product_template (name, list_price, type)
  SELECT jsonb_build_object('en_US', 'Article ' || n), 5 + n % 90, 'consu' FROM generate_series(1, 300) n;
INSERT INTO product_product (product_tmpl_id, default_code) SELECT n, 'A' || lpad(n::text, 4, '0') FROM generate_series(1, 300) n;
INSERT INTO stock_location (name, complete_name, usage) VALUES ('Stock', 'WH/Stock', 'internal'), ('Customers', 'Partners/Customers', 'customer');
INSERT INTO stock_location (name, complete_name, usage) SELECT 'Store ' || n, 'Stores/' || n, 'internal' FROM generate_series(1, 120) n;
INSERT INTO stock_quant (product_id, location_id, quantity, in_date, write_date)
  SELECT p, 1, 100000, now() at time zone 'UTC', now() at time zone 'UTC' FROM generate_series(1, 300) p;
INSERT INTO stock_picking (name, state, partner_id, location_id, location_dest_id, scheduled_date, create_date, write_date)
  SELECT 'WH/REP/' || lpad(n::text, 5, '0'), 'confirmed', n, 1, n + 2, now() at time zone 'UTC', now() at time zone 'UTC', now() at time zone 'UTC'
    FROM generate_series(1, 120) n;
INSERT INTO stock_move (name, state, product_id, product_uom_qty, quantity, picking_id, location_id, location_dest_id, partner_id, date, create_date, write_date)
  SELECT 'Replenish store ' || n, 'partially_available', n, 100000, 0, n, 1, n + 2, n, now() at time zone 'UTC', now() at time zone 'UTC', now() at time zone 'UTC'
    FROM generate_series(1, 120) n;
INSERT INTO stock_move_line (move_id, picking_id, product_id, quantity, create_date, write_date)
  SELECT n, n, n, 0, now() at time zone 'UTC', now() at time zone 'UTC' FROM generate_series(1, 120) n;
INSERT INTO delivery_carrier (name, delivery_type) VALUES ('Parcel', 'carrier'), ('Pallet', 'carrier'), ('Express', 'carrier');
INSERT INTO delivery_price_rule (carrier_id, list_base_price, create_date)
  SELECT 1 + n % 3, 5 + n % 20, now() at time zone 'UTC' - interval '1 day' FROM generate_series(1, 300) n;
INSERT INTO account_journal (name, code, type) VALUES ('Customer Invoices', 'INV', 'sale'), ('Bank', 'BNK1', 'bank'), ('Inventory Valuation', 'STJ', 'general');
INSERT INTO account_move (name, state, move_type, auto_post, payment_state, journal_id, partner_id, invoice_origin, date, amount_total, amount_residual, create_date, write_date)
  SELECT '/', 'draft', 'out_invoice', 'no', 'not_paid', 1, n, 'consolidated', current_date, 0, 0, now() at time zone 'UTC', now() at time zone 'UTC'
    FROM generate_series(1, 120) n;
INSERT INTO pos_config (name, partner_id) SELECT 'Till ' || n, n FROM generate_series(1, 120) n;
INSERT INTO pos_session (name, state, config_id, start_at, write_date)
  SELECT 'POS/' || lpad(n::text, 5, '0'), 'opened', n, now() at time zone 'UTC', now() at time zone 'UTC' FROM generate_series(1, 120) n;
INSERT INTO sale_order (name, state, partner_id, company_id, date_order, amount_untaxed, amount_tax, amount_total, invoice_status, delivery_status, create_date, write_date)
  SELECT 'S' || lpad(n::text, 6, '0'), 'sale', 121 + n % 600, 1, now() at time zone 'UTC', 100, 20, 120, 'to invoice', 'pending', now() at time zone 'UTC', now() at time zone 'UTC'
    FROM generate_series(1, 400) n;
INSERT INTO sale_order_line (order_id, product_id, name, product_uom_qty, price_unit, price_subtotal, qty_delivered, qty_invoiced, state, create_date, write_date)
  SELECT o, 1 + o % 300, 'Article', 1, 100, 100, 0, 0, 'sale', now() at time zone 'UTC', now() at time zone 'UTC' FROM generate_series(1, 400) o;
INSERT INTO ir_act_server (name, state, code) VALUES
  ('{"en_US": "Payment reconciliation"}', 'code', 'model._cron_reconcile_payments()'),
  ('{"en_US": "Marketplace synchronisation"}', 'code', 'model._cron_marketplace_sync()'),
  ('{"en_US": "Inventory valuation"}', 'code', 'model._cron_valuation()'),
  ('{"en_US": "Base: Auto-vacuum internal data"}', 'code', 'model._run_vacuum_cleaner()'),
  ('{"en_US": "Carrier rates"}', 'code', 'model._cron_import_rates()'),
  ('{"en_US": "Store synchronisation"}', 'code', 'model._cron_close_stores()'),
  ('{"en_US": "Product import"}', 'code', 'model._cron_import_products()');
INSERT INTO ir_cron (cron_name, nextcall, lastcall, interval_number, interval_type, user_id, ir_actions_server_id)
  SELECT name ->> 'en_US', now() at time zone 'UTC', now() at time zone 'UTC', CASE WHEN id >= 4 THEN 24 * 60 ELSE 1 END, 'minutes', 1, id FROM ir_act_server ORDER BY id;
ANALYZE;
