package io.watchfloor.diagnosis;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.Context;
import io.watchfloor.signals.estate.Systems.Ingress;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import io.watchfloor.signals.estate.Systems.Login;
import io.watchfloor.signals.estate.Systems.Logins;
import io.watchfloor.signals.estate.Systems.PostgresServer;
import io.watchfloor.signals.estate.Systems.Tokens;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.estate.Workflow.Footprint;
import io.watchfloor.signals.estate.Workflow.Measure;
import io.watchfloor.signals.estate.Workflow.Slo;
import io.watchfloor.signals.estate.Workflow.Tier;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/// An estate of three tenants on one server, with the workflows of a small retail pack.
final class Estates {
    static final String RECONCILIATION = "payment-reconciliation";

    private Estates() {}

    static Estate retail() {
        PostgresServer server = new PostgresServer(
                "pg",
                List.of("pg-1:5432", "pg-2:5432"),
                "disable",
                "postgres",
                new Logins(new Login("watch", null), null));
        Systems systems = new Systems(
                List.of(server),
                new KubernetesCluster(null, new Context(null, null), new Tokens(null, null)),
                new Ingress(URI.create("http://127.0.0.1:9100/metrics"), "{tenant}-{workflow}"),
                null,
                null);
        return new Estate(
                new Identity("halden", "Halden retail", Environment.PRODUCTION, ZoneOffset.UTC, false),
                systems,
                List.of(tenant("norda"), tenant("velmar"), tenant("kestra")),
                List.of(
                        workflow("order-capture", Tier.CRITICAL, "sale_order"),
                        workflow("payment-posting", Tier.CRITICAL, "account_move"),
                        workflow("stock-reservation", Tier.CRITICAL, "stock_quant"),
                        workflow("invoicing", Tier.HIGH, "account_invoice_report"),
                        workflow(RECONCILIATION, Tier.MODERATE, "account_partial_reconcile"),
                        workflow("marketplace-sync", Tier.SCHEDULED, "marketplace_order")));
    }

    static boolean batch(String workflow) {
        return workflow.equals(RECONCILIATION) || workflow.equals("marketplace-sync");
    }

    private static Tenant tenant(String slug) {
        return new Tenant(slug, slug, "pg", slug, slug);
    }

    private static Workflow workflow(String slug, Tier tier, String table) {
        String title = slug.substring(0, 1).toUpperCase(Locale.ROOT)
                + slug.substring(1).replace('-', ' ');
        boolean batch = batch(slug);
        List<Measure> measures = batch ? List.of() : List.of(new Measure.Router());
        return new Workflow(
                slug,
                title,
                tier,
                new Slo(Duration.ofMillis(800), 0.99),
                new Footprint(List.of(table), List.of(slug), List.of(), batch),
                measures);
    }
}
