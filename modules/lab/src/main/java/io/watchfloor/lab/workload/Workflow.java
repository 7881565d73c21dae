package io.watchfloor.lab.workload;

import java.util.Arrays;
import java.util.Optional;

/// The workflows that requests ask for: steady demand, the pool that serves it, and the path requests come by.
public enum Workflow {
    /// From cart to confirmed order.
    ORDER_CAPTURE("order-capture", 3, 4, "/shop/confirm_order"),
    /// Reserves stock for a store's replenishment.
    STOCK_RESERVATION("stock-reservation", 3, 3, "/web/dataset/call_kw/stock.picking/action_assign"),
    /// Posts a payment against a store's open invoice.
    PAYMENT_POSTING("payment-posting", 2.5, 3, "/web/dataset/call_kw/account.payment/action_post"),
    /// Takes over what the tills have sold.
    POS_SYNC("pos-sync", 1.5, 2, "/web/dataset/call_kw/pos.order/sync_from_ui"),
    /// Invoices confirmed orders.
    INVOICING("invoicing", 1, 2, "/web/dataset/call_kw/sale.order/action_create_invoices"),
    /// Books what a scanner has picked.
    PICKING_VALIDATION("picking-validation", 2, 3, "/web/dataset/call_kw/stock.picking/button_validate"),
    /// Buys a label from the carrier for a parcel.
    SHIPMENT_LABELS("shipment-labels", 1.2, 2, "/web/dataset/call_kw/stock.picking/send_to_shipper");

    /// Pods of the Deployment, and workers (sessions) of each pod.
    public record Pool(int pods, int workers) {}

    private static final int PODS = 2;

    private final String slug;
    private final double requestsPerSecond;
    private final int workers;
    private final String path;

    Workflow(String slug, double requestsPerSecond, int workers, String path) {
        this.slug = slug;
        this.requestsPerSecond = requestsPerSecond;
        this.workers = workers;
        this.path = path;
    }

    /// The workflow of a Deployment's name.
    public static Optional<Workflow> named(String slug) {
        return Arrays.stream(values()).filter(w -> w.slug.equals(slug)).findFirst();
    }

    /// Name of the Deployment, and part of the router's name.
    public String slug() {
        return slug;
    }

    /// Steady demand of one tenant.
    public double requestsPerSecond() {
        return requestsPerSecond;
    }

    /// The pool's size when nobody has scaled it.
    public Pool pool() {
        return new Pool(PODS, workers);
    }

    String path() {
        return path;
    }

    Transaction transaction() {
        return switch (this) {
            case ORDER_CAPTURE -> OdooWork::captureOrder;
            case STOCK_RESERVATION -> OdooWork::reserveStock;
            case PAYMENT_POSTING -> OdooWork::postPayment;
            case POS_SYNC -> OdooWork::syncTill;
            case INVOICING -> OdooWork::invoice;
            case PICKING_VALIDATION -> LogisticsWork::validatePicking;
            case SHIPMENT_LABELS -> LogisticsWork::buyLabel;
        };
    }
}
