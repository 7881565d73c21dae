-- Needs: the database's owner. What the watching and the acting role read of the workflows; the operator may pause a cron.
GRANT SELECT ON sale_order, sale_order_line, stock_quant, stock_move, stock_picking, account_move, account_payment,
  account_partial_reconcile, pos_session, pos_order, ir_cron, ir_cron_trigger, ir_cron_progress, mail_mail, ir_logging, bus_bus,
  stock_valuation_layer, stock_move_line, delivery_carrier, delivery_price_rule, product_template TO watchfloor, operator;
GRANT SELECT (id, name, res_model, res_id, file_size, store_fname, create_date) ON ir_attachment TO watchfloor, operator;
GRANT SELECT (id, name, ref, is_company, active) ON res_partner TO watchfloor, operator;
GRANT SELECT ON product_product TO watchfloor, operator;
GRANT UPDATE (active) ON ir_cron TO operator;
