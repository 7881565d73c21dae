-- Needs: CREATE in the database (its owner). Table and column names as in Odoo 19; only what the workflows touch.
CREATE TABLE res_company (id serial PRIMARY KEY, name varchar NOT NULL);
CREATE TABLE res_users (id serial PRIMARY KEY, login varchar NOT NULL UNIQUE, active boolean DEFAULT true, partner_id int);
CREATE TABLE res_partner (
  id serial PRIMARY KEY, name varchar, ref varchar, email varchar, is_company boolean DEFAULT false, active boolean DEFAULT true,
  customer_rank int DEFAULT 0, parent_id int, create_date timestamp, write_date timestamp);
CREATE INDEX res_partner_ref_index ON res_partner (ref);
CREATE TABLE product_template (id serial PRIMARY KEY, name jsonb, list_price numeric, type varchar, active boolean DEFAULT true, create_date timestamp);
CREATE TABLE product_product (
  id serial PRIMARY KEY, product_tmpl_id int NOT NULL REFERENCES product_template, default_code varchar, active boolean DEFAULT true);
CREATE INDEX product_product_default_code_index ON product_product (default_code);
CREATE TABLE stock_location (id serial PRIMARY KEY, name varchar, complete_name varchar, usage varchar);
CREATE TABLE stock_quant (
  id serial PRIMARY KEY, product_id int NOT NULL REFERENCES product_product, location_id int NOT NULL REFERENCES stock_location,
  lot_id int, package_id int, owner_id int, quantity numeric, reserved_quantity numeric NOT NULL DEFAULT 0,
  in_date timestamp, write_date timestamp);
CREATE INDEX stock_quant_product_location_index ON stock_quant (product_id, location_id);
CREATE TABLE stock_picking (
  id serial PRIMARY KEY, name varchar, state varchar, partner_id int, sale_id int, pos_session_id int,
  location_id int, location_dest_id int, scheduled_date timestamp, date_done timestamp, carrier_price numeric DEFAULT 0,
  create_date timestamp, write_date timestamp);
CREATE INDEX stock_picking_state_index ON stock_picking (state);
CREATE INDEX stock_picking_sale_id_index ON stock_picking (sale_id);
CREATE TABLE sale_order (
  id serial PRIMARY KEY, name varchar NOT NULL, state varchar, partner_id int NOT NULL REFERENCES res_partner, company_id int,
  date_order timestamp, amount_untaxed numeric, amount_tax numeric, amount_total numeric, invoice_status varchar,
  delivery_status varchar, client_order_ref varchar, create_date timestamp, write_date timestamp);
CREATE INDEX sale_order_state_index ON sale_order (state);
CREATE INDEX sale_order_partner_id_index ON sale_order (partner_id);
CREATE INDEX sale_order_invoice_status_index ON sale_order (id) WHERE invoice_status = 'to invoice';
CREATE TABLE sale_order_line (
  id serial PRIMARY KEY, order_id int NOT NULL REFERENCES sale_order ON DELETE CASCADE, product_id int REFERENCES product_product,
  name text, product_uom_qty numeric, price_unit numeric, price_subtotal numeric, qty_delivered numeric, qty_invoiced numeric,
  state varchar, create_date timestamp, write_date timestamp);
CREATE INDEX sale_order_line_order_id_index ON sale_order_line (order_id);
CREATE TABLE stock_move (
  id serial PRIMARY KEY, name varchar, state varchar, product_id int REFERENCES product_product, product_uom_qty numeric,
  quantity numeric, sale_line_id int, picking_id int REFERENCES stock_picking, location_id int, location_dest_id int,
  partner_id int, date timestamp, create_date timestamp, write_date timestamp);
CREATE INDEX stock_move_state_index ON stock_move (state);
CREATE INDEX stock_move_product_id_index ON stock_move (product_id);
CREATE INDEX stock_move_picking_id_index ON stock_move (picking_id);
CREATE TABLE stock_move_line (
  id serial PRIMARY KEY, move_id int REFERENCES stock_move ON DELETE CASCADE, picking_id int, product_id int, quantity numeric,
  picked boolean DEFAULT false, create_date timestamp, write_date timestamp);
CREATE INDEX stock_move_line_picking_id_index ON stock_move_line (picking_id);
CREATE TABLE delivery_carrier (id serial PRIMARY KEY, name varchar, delivery_type varchar);
CREATE TABLE delivery_price_rule (
  id serial PRIMARY KEY, carrier_id int REFERENCES delivery_carrier, list_base_price numeric, create_date timestamp);
CREATE INDEX delivery_price_rule_carrier_id_index ON delivery_price_rule (carrier_id, id);
CREATE TABLE account_journal (id serial PRIMARY KEY, name varchar, code varchar, type varchar);
CREATE TABLE account_move (
  id serial PRIMARY KEY, name varchar, state varchar, move_type varchar, auto_post varchar, payment_state varchar,
  journal_id int REFERENCES account_journal, partner_id int REFERENCES res_partner, invoice_origin varchar, date date,
  amount_total numeric, amount_residual numeric, create_date timestamp, write_date timestamp);
CREATE INDEX account_move_state_index ON account_move (state);
CREATE INDEX account_move_partner_id_index ON account_move (partner_id);
CREATE INDEX account_move_payment_idx ON account_move (journal_id, state, payment_state, move_type, date);
CREATE TABLE account_move_line (
  id serial PRIMARY KEY, move_id int NOT NULL REFERENCES account_move ON DELETE CASCADE, product_id int, name varchar,
  debit numeric, credit numeric, balance numeric, reconciled boolean DEFAULT false, create_date timestamp, write_date timestamp);
CREATE INDEX account_move_line_move_id_index ON account_move_line (move_id);
CREATE TABLE account_payment (
  id serial PRIMARY KEY, name varchar, state varchar, partner_id int REFERENCES res_partner, move_id int REFERENCES account_move,
  amount numeric, date date, payment_type varchar, is_reconciled boolean DEFAULT false, memo varchar,
  create_date timestamp, write_date timestamp);
CREATE INDEX account_payment_state_index ON account_payment (id) WHERE state = 'in_process';
CREATE TABLE account_partial_reconcile (
  id serial PRIMARY KEY, debit_move_id int, credit_move_id int, amount numeric, max_date date, create_date timestamp);
CREATE TABLE pos_config (id serial PRIMARY KEY, name varchar, partner_id int);
CREATE TABLE pos_session (
  id serial PRIMARY KEY, name varchar, state varchar, config_id int REFERENCES pos_config, start_at timestamp, stop_at timestamp,
  rescue boolean DEFAULT false, login_number int DEFAULT 0, sequence_number int DEFAULT 0, write_date timestamp);
CREATE INDEX pos_session_state_index ON pos_session (state);
CREATE TABLE pos_order (
  id serial PRIMARY KEY, name varchar, state varchar, session_id int REFERENCES pos_session, partner_id int,
  amount_total numeric, amount_paid numeric, uuid varchar, date_order timestamp, create_date timestamp, write_date timestamp);
CREATE INDEX pos_order_session_id_index ON pos_order (session_id);
CREATE INDEX pos_order_state_index ON pos_order (state);
CREATE TABLE pos_order_line (
  id serial PRIMARY KEY, order_id int REFERENCES pos_order ON DELETE CASCADE, product_id int, qty numeric, price_unit numeric,
  create_date timestamp);
CREATE INDEX pos_order_line_order_id_index ON pos_order_line (order_id);
CREATE TABLE ir_act_server (id serial PRIMARY KEY, name jsonb, state varchar, code text);
CREATE TABLE ir_cron (
  id serial PRIMARY KEY, cron_name varchar, active boolean DEFAULT true, nextcall timestamp NOT NULL, lastcall timestamp,
  interval_number int NOT NULL DEFAULT 1, interval_type varchar, priority int DEFAULT 5, failure_count int DEFAULT 0,
  first_failure_date timestamp, user_id int, ir_actions_server_id int REFERENCES ir_act_server);
CREATE TABLE ir_cron_trigger (id serial PRIMARY KEY, cron_id int REFERENCES ir_cron, call_at timestamp);
CREATE INDEX ir_cron_trigger_cron_id_index ON ir_cron_trigger (cron_id);
CREATE TABLE ir_cron_progress (
  id serial PRIMARY KEY, cron_id int NOT NULL REFERENCES ir_cron, done int DEFAULT 0, remaining int DEFAULT 0,
  timed_out_counter int DEFAULT 0, deactivate boolean DEFAULT false, create_date timestamp);
CREATE INDEX ir_cron_progress_cron_id_index ON ir_cron_progress (cron_id);
CREATE TABLE mail_mail (
  id serial PRIMARY KEY, state varchar, failure_type varchar, failure_reason text, email_to text, body_html text, create_date timestamp);
CREATE INDEX mail_mail_state_index ON mail_mail (state);
CREATE TABLE ir_attachment (
  id serial PRIMARY KEY, name varchar, res_model varchar, res_id int, file_size int, store_fname varchar, db_datas bytea, create_date timestamp);
CREATE INDEX ir_attachment_res_idx ON ir_attachment (res_model, res_id);
CREATE TABLE ir_logging (id serial PRIMARY KEY, level varchar, func varchar, message text, dbname varchar, create_date timestamp);
CREATE TABLE bus_bus (id serial PRIMARY KEY, channel varchar, message varchar, create_date timestamp);
CREATE TABLE stock_valuation_layer (
  id serial PRIMARY KEY, stock_move_id int, product_id int, quantity numeric, value numeric, remaining_qty numeric, create_date timestamp);
CREATE INDEX stock_valuation_layer_stock_move_id_index ON stock_valuation_layer (stock_move_id);
CREATE INDEX stock_valuation_layer_product_id_index ON stock_valuation_layer (product_id);
