package io.watchfloor.lab.workload;

import java.util.Arrays;
import java.util.Optional;

/// The batch jobs: each a CronJob, and in the tenant's database a row of `ir_cron` that the run holds while it works.
public enum BatchJob {
    /// Matches incoming payments with the stores' open invoices.
    PAYMENT_RECONCILIATION("payment-reconciliation", 1, 1),
    /// Hands new orders to the marketplaces.
    MARKETPLACE_SYNC("marketplace-sync", 2, 5),
    /// Values what has left the warehouse.
    VALUATION("valuation", 3, 10),
    /// Puts a carrier's new rates on the open pickings.
    RATE_IMPORT("rate-import", 5, 1),
    /// Closes the tills' day and books it on the stores' invoices.
    STORE_SYNC("store-sync", 6, 2),
    /// Takes over a supplier's catalogue.
    PRODUCT_IMPORT("product-import", 7, 1),
    /// Copies the database's files, each session one of several streams.
    BASE_BACKUP("base-backup", 8, 1);

    private static final String EACH_MINUTE = "* * * * *";
    private static final String NIGHTLY = "30 2 * * *";

    /// How a run works: rows per transaction, whether it begins again when it is through, how many rows come from
    /// outside before each pass (payments of a statement file, pickings with new rates), and over how many
    /// sessions.
    public record Plan(int batch, boolean repeats, int imported, int sessions) {}

    private final String slug;
    private final int cron;
    private final int steadyBatch;

    BatchJob(String slug, int cron, int steadyBatch) {
        this.slug = slug;
        this.cron = cron;
        this.steadyBatch = steadyBatch;
    }

    /// The job of a CronJob's name.
    public static Optional<BatchJob> named(String slug) {
        return Arrays.stream(values()).filter(job -> job.slug.equals(slug)).findFirst();
    }

    /// Name of the CronJob.
    public String slug() {
        return slug;
    }

    /// The id in `ir_cron`.
    int cron() {
        return cron;
    }

    /// When it runs without being asked to, as cron writes it.
    public String schedule() {
        return switch (this) {
            case PAYMENT_RECONCILIATION, MARKETPLACE_SYNC, VALUATION -> EACH_MINUTE;
            case RATE_IMPORT, STORE_SYNC, PRODUCT_IMPORT, BASE_BACKUP -> NIGHTLY;
        };
    }

    /// Whether a tenant has it; the backup is the server's and runs beside the first tenant.
    public boolean concerns(Tenant tenant) {
        return this != BASE_BACKUP || tenant.equals(Tenant.ALL.getFirst());
    }

    /// Small batches, done when nothing is left.
    public Plan steady() {
        return new Plan(steadyBatch, false, 0, 1);
    }

    /// The statement by which rows come from outside; empty where none do.
    String importing() {
        return switch (this) {
            case PAYMENT_RECONCILIATION -> "payment-reconciliation/import-statement";
            case RATE_IMPORT -> "rate-import/receive-rates";
            case STORE_SYNC -> "store-sync/close-tills";
            case MARKETPLACE_SYNC, VALUATION, PRODUCT_IMPORT, BASE_BACKUP -> "";
        };
    }

    Batch batch() {
        return switch (this) {
            case PAYMENT_RECONCILIATION -> BatchWork::reconcile;
            case MARKETPLACE_SYNC -> BatchWork::syncMarketplace;
            case VALUATION -> BatchWork::value;
            case RATE_IMPORT -> LogisticsWork::importRates;
            case STORE_SYNC -> BatchWork::closeTills;
            case PRODUCT_IMPORT -> BatchWork::importProducts;
            case BASE_BACKUP -> throw new IllegalStateException("a backup has no rows");
        };
    }
}
