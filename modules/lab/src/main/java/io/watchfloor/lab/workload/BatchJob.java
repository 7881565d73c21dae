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
    VALUATION("valuation", 3, 10);

    /// How a run works: rows per transaction, whether it begins again when it is through, and how many payments the
    /// bank's statement file brings before each pass.
    public record Plan(int batch, boolean repeats, int imported) {}

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

    /// Small batches, done when nothing is left.
    public Plan steady() {
        return new Plan(steadyBatch, false, 0);
    }

    Batch batch() {
        return switch (this) {
            case PAYMENT_RECONCILIATION -> BatchWork::reconcile;
            case MARKETPLACE_SYNC -> BatchWork::syncMarketplace;
            case VALUATION -> BatchWork::value;
        };
    }
}
