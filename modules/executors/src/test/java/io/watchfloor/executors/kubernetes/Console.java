package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.MitigationDesk;
import io.watchfloor.mitigation.MitigationDesk.Consent;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.signals.Snapshot;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.facts.Objects;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A desk whose executor speaks to the cluster at an address: the only way by which anything is carried out.
final class Console implements AutoCloseable {
    private static final Instant NOW = Instant.parse("2026-11-28T01:53:49Z");
    private static final Consent CONSENT = new Consent("operator-1", "", true);

    final BatchPauses executor;
    final List<Entry> entries = new ArrayList<>();
    private final MitigationDesk desk;

    Console(URI cluster, String token) {
        executor = new BatchPauses(client(cluster, token), new Patience(3, Duration.ofMillis(10)));
        desk = new MitigationDesk(new MitigationDesk.Parts(estate(), new Kept(), List.of(executor), () -> NOW));
        desk.observe(snapshot(), judgement());
    }

    private static KubernetesClient client(URI cluster, String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(cluster.toString())
                .withOauthToken(token)
                .withConnectionTimeout(2000)
                .withRequestTimeout(1500)
                .withRequestRetryBackoffLimit(0)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }

    private static Estate estate() {
        return new Estate(
                new Identity("lab", "Lab", Environment.DEVELOPMENT, ZoneOffset.UTC, true),
                new Systems(List.of(), null, null, null, null),
                List.of(new Tenant("nord", "Nord", "pg", "odoo_nord", "nord")),
                List.of());
    }

    private static Snapshot snapshot() {
        Objects.Identity recon = new Objects.Identity("nord", "recon", "7c1f", "12", Map.of());
        Objects.Identity run = new Objects.Identity("nord", "recon-28814", "b83a", "13", Map.of());
        Objects objects = new Objects(
                NOW,
                "lab",
                List.of(),
                List.of(),
                List.of(new Objects.CronJob(recon, "* * * * *", false, null, List.of("recon-28814"))),
                List.of(new Objects.Job(run, "recon", false, 1, NOW, null)));
        return new Snapshot(NOW, Duration.ofSeconds(1), Map.of(), List.of(objects), Map.of());
    }

    private static Judgement judgement() {
        return new Judgement(
                NOW,
                new Verdict.Healthy(""),
                new Judgement.Board(List.of(), List.of()),
                List.of(),
                new Judgement.Watching(List.of(), 0, 0));
    }

    Mitigation propose(RunInFlight inFlight) {
        Advice advice = new Advice("pause-batch", new Advice.Target("nord", null, "recon"), "", "", Advice.Effect.NONE);
        return desk.propose(new Wish(advice, inFlight, Duration.ofMinutes(20)));
    }

    Check check(Mitigation mitigation, String name) {
        return mitigation.checks().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Mitigation approve(Mitigation mitigation) {
        return desk.approve(mitigation.plan().id(), CONSENT);
    }

    Mitigation undo(Mitigation mitigation) {
        return desk.undo(mitigation.plan().id(), "operator-1");
    }

    /// All details of the newest entry of a step.
    String said(String step) {
        synchronized (entries) {
            return entries.reversed().stream()
                    .filter(entry -> entry.step().equals(step))
                    .findFirst()
                    .map(entry -> entry.who() + " " + entry.details())
                    .orElse("nothing of " + step);
        }
    }

    private final class Kept implements Journal {
        @Override
        public void append(Entry entry) {
            synchronized (entries) {
                entries.add(entry);
            }
        }

        @Override
        public List<Entry> entries() {
            synchronized (entries) {
                return List.copyOf(entries);
            }
        }

        @Override
        public void close() {}
    }

    @Override
    public void close() {
        desk.close();
    }
}
