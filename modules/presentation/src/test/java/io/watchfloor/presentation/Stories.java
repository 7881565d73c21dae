package io.watchfloor.presentation;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.diagnosis.locks.WaitTree.Node;
import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.signals.Layer;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.Source;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import io.watchfloor.signals.facts.Fact;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Estates and ticks built by hand.
public final class Stories {
    public static final String SERVER = "pg-nord-1";
    /// 02:53:41 in the estate's zone.
    public static final Instant NOW = Instant.parse("2026-11-28T01:53:41.400Z");
    public static final Instant SAMPLED = Instant.parse("2026-11-28T01:53:41Z");

    private Stories() {}

    public static Estate estate(Environment environment) {
        Systems.PostgresServer server = new Systems.PostgresServer(
                SERVER,
                List.of("127.0.0.1:5432"),
                "disable",
                "postgres",
                new Systems.Logins(new Systems.Login("watch", null), null));
        return new Estate(
                new Identity("nord-prod", "eu-retail", environment, ZoneId.of("Europe/Paris"), false),
                new Systems(List.of(server), null, null, null, null),
                List.of(
                        new Tenant("nord", "nord", SERVER, "nord", "nord"),
                        new Tenant("fjord", "fjord", SERVER, "fjord", "fjord")),
                List.of(
                        workflow("order-capture", "Order capture", false),
                        workflow("stock-reservation", "Stock reservation", false),
                        workflow("pos-sync", "POS sync", false),
                        workflow("invoicing", "Invoicing", false),
                        workflow("fulfilment", "Fulfilment", false),
                        workflow("payment-reconciliation", "Payment reconciliation", true)));
    }

    private static Workflow workflow(String slug, String title, boolean pausable) {
        return new Workflow(
                slug,
                title,
                pausable ? Workflow.Tier.SCHEDULED : Workflow.Tier.CRITICAL,
                new Workflow.Slo(Duration.ofSeconds(2), 0.99),
                new Workflow.Footprint(List.of(), List.of(slug), List.of(), pausable),
                List.of());
    }

    /// A session in a transaction of this age.
    public static Session session(int pid, String application, String database, String state, double transactionAge) {
        return session(
                pid, application, database, new Session.Activity(state, null, null, 1L, "SELECT 1"), transactionAge);
    }

    public static Session session(
            int pid, String application, String database, Session.Activity activity, double transactionAge) {
        Instant begun = SAMPLED.minusMillis(Math.round(transactionAge * 1000));
        return new Session(
                pid,
                new Session.Client(database, "odoo_" + database, application, "10.42.3." + pid % 250),
                new Session.Times(
                        begun.minusSeconds(2), begun, begun, SAMPLED.minusMillis(Math.round(transactionAge * 500))),
                activity,
                "client backend",
                null);
    }

    /// One waiter: its pid, whom it works for, how long it waits, for what, and who waits for it.
    public static Node waiter(int pid, Who who, double waited, Waits.Lock lock, Node... below) {
        Session session = session(
                pid,
                "odoo-web",
                who.tenant() == null ? "nord" : who.tenant(),
                new Session.Activity(
                        "active",
                        "Lock",
                        "transactionid",
                        7L,
                        "UPDATE " + lock.relation() + " SET name = $1 WHERE id = $2"),
                waited + 0.8);
        Waits.Wait wait = new Waits.Wait(pid, List.of(), SAMPLED.minusMillis(Math.round(waited * 1000)), lock);
        return new Node(
                pid,
                who,
                session,
                new WaitTree.Waiting(wait, seconds(waited), seconds(waited + 0.8), count(below), blocked(below)),
                List.of(below));
    }

    public static Node root(int pid, Who who, @Nullable Session session, @Nullable Duration age, Node... below) {
        return new Node(
                pid,
                who,
                session,
                new WaitTree.Waiting(null, Duration.ZERO, age, count(below), blocked(below)),
                List.of(below));
    }

    public static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private static int count(Node... below) {
        int count = 0;
        for (Node node : below) {
            count += 1 + node.waiting().blocked();
        }
        return count;
    }

    private static double blocked(Node... below) {
        double all = 0;
        for (Node node : below) {
            all += node.waiting().waited().toMillis() / 1000.0 + node.waiting().blockedSeconds();
        }
        return all;
    }

    public static Who who(String workflow, String pod) {
        return new Who("nord", workflow, pod, null);
    }

    public static Waits.Lock row(String relation, String row) {
        return new Waits.Lock("transactionid", "Share", "Exclusive", relation, row);
    }

    public static Waits.Lock tuple(String relation, String row) {
        return new Waits.Lock("tuple", "Exclusive", "Exclusive", relation, row);
    }

    /// What the tree's shape says about who blocks whom.
    public static Map<Integer, List<Integer>> edges(List<Node> roots) {
        Map<Integer, List<Integer>> edges = new HashMap<>();
        roots.forEach(root -> edges(root, edges));
        return edges;
    }

    private static void edges(Node node, Map<Integer, List<Integer>> into) {
        for (Node child : node.below()) {
            into.put(child.pid(), List.of(node.pid()));
            edges(child, into);
        }
    }

    public static List<Session> sessions(List<Node> roots) {
        List<Session> all = new ArrayList<>();
        for (Node node : roots) {
            if (node.session() != null) {
                all.add(node.session());
            }
            all.addAll(sessions(node.below()));
        }
        return all;
    }

    /// A tick of these trees and of further sessions, sampled at SAMPLED and shown at `at`.
    public static Tick tick(Instant at, WaitTree tree, List<Session> others, Verdict verdict) {
        List<Session> sessions = new ArrayList<>(sessions(tree.roots()));
        sessions.addAll(others);
        Source source = new Source("postgres/" + SERVER + "/pg-1", Layer.POSTGRESQL, Duration.ofSeconds(1));
        List<Fact> facts = List.of(
                new Sessions(tree.at(), SERVER, SAMPLED, sessions), new Waits(tree.at(), SERVER, SAMPLED, List.of()));
        Snapshot snapshot = new Snapshot(
                at,
                Duration.ofSeconds(1),
                Map.of(),
                facts,
                Map.of(source.name(), new SourceHealth(source, tree.at(), null, Reading.Cost.NONE)));
        Judgement judgement = new Judgement(
                at,
                verdict,
                new Judgement.Board(List.of(), List.of()),
                List.of(tree),
                new Judgement.Watching(List.of(), 2.1, 1));
        return new Tick(snapshot, judgement, List.of());
    }

    public static Tick with(Tick tick, Mitigation... mitigations) {
        return new Tick(tick.snapshot(), tick.judgement(), List.of(mitigations));
    }

    /// Nobody waits, sampled at that very instant.
    public static Tick quiet(Instant at, List<Session> sessions) {
        return tick(at, new WaitTree(SERVER, at, List.of(), Map.of()), sessions, new Verdict.Healthy(""));
    }

    /// The same tick, received by the console at another time, its samples no newer.
    public static Tick later(Tick tick, Instant at) {
        Snapshot old = tick.snapshot();
        return new Tick(
                new Snapshot(at, old.tick(), old.samples(), old.facts(), old.sources()),
                new Judgement(
                        at,
                        tick.judgement().verdict(),
                        tick.judgement().board(),
                        tick.judgement().waitTrees(),
                        tick.judgement().watching()),
                tick.mitigations());
    }

    /// The story of the picture: reconciliation blocks 14, a report blocks a migration and two behind it.
    public static Tick incident() {
        return incident(NOW);
    }

    public static Tick incident(Instant at) {
        List<Node> roots = incidentRoots();
        Map<Integer, List<Integer>> edges = edges(roots);
        edges.put(48402, List.of(48391, 48377));
        edges.put(48436, List.of(48409));
        WaitTree tree = new WaitTree(SERVER, SAMPLED, roots, edges);
        List<Session> others = List.of(
                session(
                        48471,
                        "odoo-web",
                        "nord",
                        new Session.Activity(
                                "active", null, null, 3L, "INSERT INTO account_move_line (move_id) VALUES ($1)"),
                        0.4),
                session(48474, "odoo-web", "nord", new Session.Activity("active", "IO", "WALWrite", 4L, "COMMIT"), 0.9),
                session(
                        48209,
                        "odoo-cron",
                        "nord",
                        new Session.Activity("idle in transaction", "Client", "ClientRead", 5L, "SELECT FROM ir_cron"),
                        72));
        return tick(at, tree, others, finding(roots.getFirst()));
    }

    private static List<Node> incidentRoots() {
        String order = "order-capture";
        String stock = "stock-reservation";
        String pos = "pos-sync";
        Session cron = session(
                48213,
                "odoo-cron",
                "nord",
                new Session.Activity(
                        "idle in transaction",
                        "Client",
                        "ClientRead",
                        9L,
                        "UPDATE account_move SET payment_state = $1, amount_residual = $2 WHERE id IN ($3)"),
                72.4);
        Node first = root(
                48213,
                new Who("nord", "payment-reconciliation", "recon-28814-qv7mz", "recon-28814"),
                cron,
                seconds(72.4),
                waiter(
                        48377,
                        who(order, "web-x2k4q"),
                        36.4,
                        row("account_move", "(88,123)"),
                        waiter(
                                48391,
                                who(order, "web-x2k4q"),
                                33.8,
                                tuple("account_move", "(88,123)"),
                                waiter(48402, who(order, "web-m8t2d"), 30.6, tuple("account_move", "(88,123)"))),
                        waiter(
                                48418,
                                who(stock, "web-9plw7"),
                                28.1,
                                row("stock_move", "(551,207)"),
                                waiter(48433, who(pos, "pos-tt5nc"), 20.9, tuple("stock_move", "(551,207)")))),
                waiter(
                        48380,
                        who(order, "web-m8t2d"),
                        34.9,
                        row("account_move", "(88,131)"),
                        waiter(
                                48425,
                                who(stock, "web-x2k4q"),
                                25.7,
                                row("stock_move", "(551,240)"),
                                waiter(48447, who(stock, "web-9plw7"), 16.2, tuple("stock_move", "(551,240)"))),
                        waiter(48429, who(pos, "pos-tt5nc"), 24.0, row("stock_move", "(551,266)"))),
                waiter(
                        48386,
                        who(order, "web-9plw7"),
                        29.3,
                        row("account_move", "(88,140)"),
                        waiter(
                                48440,
                                who(stock, "web-9plw7"),
                                18.8,
                                row("stock_move", "(551,301)"),
                                waiter(48451, who(stock, "web-x2k4q"), 12.5, tuple("stock_move", "(551,301)")))),
                waiter(48397, who(order, "web-m8t2d"), 22.7, row("account_move", "(88,152)")),
                waiter(48460, who(pos, "pos-tt5nc"), 11.8, row("account_move", "(88,167)")));
        Session report = session(
                47655,
                "pgjdbc",
                "fjord",
                new Session.Activity(
                        "active", "IO", "DataFileRead", 11L, "SELECT sum(value) FROM stock_valuation_layer"),
                26.1);
        String layer = "stock_valuation_layer";
        Node second = root(
                47655,
                new Who("fjord", null, null, null),
                report,
                seconds(26.1),
                waiter(
                        48409,
                        new Who("fjord", null, "migrate-k7zzp", "release-19-4"),
                        20.8,
                        new Waits.Lock("relation", "AccessExclusive", "AccessShare", layer, null),
                        waiter(
                                48436,
                                new Who("fjord", "invoicing", "web-r4bvh", null),
                                18.2,
                                new Waits.Lock("relation", "AccessShare", null, layer, null)),
                        waiter(
                                48455,
                                new Who("fjord", "fulfilment", "web-r4bvh", null),
                                9.3,
                                new Waits.Lock("relation", "RowExclusive", null, layer, null))));
        return List.of(first, second);
    }

    /// Pausing reconciliation, as the judgement would recommend it.
    public static Advice pause() {
        return new Advice(
                "pause-batch",
                new Advice.Target("nord", "payment-reconciliation", "recon"),
                "Pause Payment reconciliation",
                "frees 14 sessions, 6 of them checkouts",
                new Advice.Effect(14, Map.of("order-capture", 6, "stock-reservation", 5, "pos-sync", 3)));
    }

    public static Verdict.Finding finding(Node root) {
        return finding(root, pause());
    }

    public static Verdict.Finding finding(Node root, Advice... recommend) {
        return new Verdict.Finding(
                Severity.CRITICAL,
                SAMPLED.minusSeconds(154),
                new Answers(
                        new Answers.FirstToSlow("order-capture", "nord", SAMPLED.minusSeconds(154), List.of()),
                        new Answers.Cause(
                                "row-locks:payment-reconciliation",
                                Layer.POSTGRESQL,
                                "PostgreSQL · row locks",
                                "82 % of waiting now",
                                new Answers.Root(SERVER, root, "recon-28814"),
                                new Answers.Load(14, 0.82)),
                        new Answers.Nature(Answers.Nature.Kind.STRUCTURAL, "same wall at 3 of the last 4 runs"),
                        List.of(recommend),
                        List.of()),
                List.of());
    }

    /// Nobody waits; some work, one idles in a transaction.
    public static Tick healthy(Instant at) {
        WaitTree tree = new WaitTree(SERVER, SAMPLED, List.of(), Map.of());
        return tick(
                at,
                tree,
                List.of(
                        session(48471, "odoo-web", "nord", "active", 0.4),
                        session(
                                48474,
                                "odoo-web",
                                "fjord",
                                new Session.Activity("active", "IO", "WALWrite", 4L, "COMMIT"),
                                0.9),
                        session(48209, "odoo-cron", "nord", "idle in transaction", 12)),
                new Verdict.Healthy("every workflow within its usual range"));
    }

    /// A forgotten transaction holds a row that three need; nothing can be paused.
    public static Tick forgottenTransaction() {
        Session integration = session(
                51001,
                "carrier-sync",
                "nord",
                new Session.Activity(
                        "idle in transaction", "Client", "ClientRead", 2L, "UPDATE stock_quant SET quantity = $1"),
                610);
        Node root = root(
                51001,
                new Who("nord", null, null, null),
                integration,
                seconds(610),
                waiter(51010, who("order-capture", "web-1"), 12, row("stock_quant", "(4,2)")),
                waiter(51011, who("order-capture", "web-2"), 8, tuple("stock_quant", "(4,2)")),
                waiter(51012, who("pos-sync", "pos-1"), 3, tuple("stock_quant", "(4,2)")));
        return tick(
                NOW,
                new WaitTree(SERVER, SAMPLED, List.of(root), edges(List.of(root))),
                List.of(),
                new Verdict.Healthy(""));
    }

    /// A prepared transaction, which has no process, blocks one.
    public static Tick prepared() {
        Node root = root(
                0,
                new Who(null, null, null, null),
                null,
                null,
                waiter(52001, who("order-capture", "web-1"), 40, row("account_move", "(1,1)")));
        return tick(
                NOW,
                new WaitTree(SERVER, SAMPLED, List.of(root), edges(List.of(root))),
                List.of(),
                new Verdict.Healthy(""));
    }

    /// Two hundred waiters on five roots, chains three deep.
    public static Tick crowd() {
        List<Node> roots = new ArrayList<>();
        int pid = 60_000;
        for (int each = 0; each < 5; each++) {
            List<Node> direct = new ArrayList<>();
            for (int chain = 0; chain < 13; chain++) {
                Node deepest =
                        waiter(++pid, who("pos-sync", "pos-" + chain), 5, tuple("sale_order", "(1," + chain + ")"));
                Node middle = waiter(
                        ++pid,
                        who("order-capture", "web-" + chain),
                        6,
                        tuple("sale_order", "(1," + chain + ")"),
                        deepest);
                direct.add(waiter(
                        ++pid,
                        who("order-capture", "web-" + chain),
                        7,
                        row("sale_order", "(1," + chain + ")"),
                        middle));
            }
            direct.add(waiter(++pid, who("invoicing", "web-0"), 2, row("account_move", "(9,9)")));
            roots.add(root(
                    ++pid,
                    who("payment-reconciliation", "recon-" + each),
                    session(pid, "odoo-cron", "nord", "idle in transaction", 30),
                    seconds(30),
                    direct.toArray(Node[]::new)));
        }
        return tick(NOW, new WaitTree(SERVER, SAMPLED, roots, edges(roots)), List.of(), new Verdict.Healthy(""));
    }
}
