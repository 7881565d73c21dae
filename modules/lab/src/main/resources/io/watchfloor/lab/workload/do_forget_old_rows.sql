-- Needs: the database's owner. Keeps a quarter of an hour, so that a lab that runs for weeks does not fill the disk.
SET LOCAL lock_timeout = '200ms';
DELETE FROM bus_bus WHERE create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM mail_mail WHERE create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM ir_cron_progress WHERE create_date < now() AT TIME ZONE 'UTC' - interval '1 day';
DELETE FROM stock_valuation_layer WHERE create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM stock_move WHERE id > 120 AND create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM stock_picking WHERE id > 120 AND create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM stock_quant WHERE quantity = 0 AND in_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM pos_order WHERE create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM account_partial_reconcile WHERE create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM account_payment WHERE state = 'paid' AND create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM account_move WHERE id > 120 AND create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM sale_order WHERE create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM ir_attachment WHERE res_model = 'stock.picking' AND create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM delivery_price_rule WHERE id > 300 AND create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
DELETE FROM product_template WHERE id > 300 AND create_date < now() AT TIME ZONE 'UTC' - interval '15 minutes';
