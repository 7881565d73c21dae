package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Sampling;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.LocksContent.Counts;
import io.watchfloor.presentation.locks.LocksContent.Sampled;
import io.watchfloor.presentation.locks.LocksContent.Share;
import io.watchfloor.presentation.locks.LocksContent.Shares;
import io.watchfloor.presentation.locks.Sight.Branch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Writes the figures over the tree and the two lists beside the chart.
record HeadWriter(Sight sight, Instant now) {
    private static final int LONGEST_LIST = 6;

    Counts counts() {
        int waiting = 0;
        int deepest = 0;
        Duration longest = Duration.ZERO;
        for (Branch root : sight.roots()) {
            waiting += root.node().waiting().blocked();
            deepest = Math.max(deepest, Waiters.depth(root.node()));
            Duration wait = Waiters.longest(root);
            longest = wait.compareTo(longest) > 0 ? wait : longest;
        }
        return new Counts(waiting, sight.roots().size(), deepest, Ages.exactWords(longest));
    }

    Sampled sampled() {
        Optional<Sampling> weakest = sight.weakest(now);
        if (weakest.isEmpty()) {
            return new Sampled(Trust.UNKNOWN, LocksText.NO_SAMPLE.text(), LocksText.NO_SERVER.text());
        }
        Trust trust = weakest.get().trust(now);
        Instant at = weakest.get().at();
        String text = at == null
                ? LocksText.NO_SAMPLE.text()
                : LocksText.SAMPLE.text(sight.names().clock(at), Ages.words(Duration.between(at, now)));
        return new Sampled(trust, text, reason(weakest.get(), trust));
    }

    /// Why a sample is not now, in the operator's words; empty while it is.
    private static String reason(Sampling sampling, Trust trust) {
        String server = sampling.server();
        if (trust != Trust.LIVE && !sampling.problem().isEmpty()) {
            return server + ": " + sampling.problem();
        }
        return switch (trust) {
            case LIVE -> "";
            case STALE -> LocksText.NO_NEWER_SAMPLE.text(server);
            case UNKNOWN -> LocksText.NOT_SAMPLED_YET.text(server);
        };
    }

    Shares shares() {
        List<WaitTree.Node> waiting = sight.roots().stream()
                .flatMap(root -> Waiters.below(root.node()).stream())
                .toList();
        List<Share> workflows = new ArrayList<>();
        Waiters.byWorkflow(waiting, sight.names())
                .forEach((name, count) -> workflows.add(new Share(
                        name.isEmpty() ? LocksText.UNATTRIBUTED.text() : name,
                        null,
                        Integer.toString(count),
                        (double) count / waiting.size())));
        double blockedSeconds = sight.roots().stream()
                .mapToDouble(root -> root.node().waiting().blockedSeconds())
                .sum();
        List<Share> roots = sight.roots().stream()
                .sorted(Comparator.comparingDouble(
                        root -> -root.node().waiting().blockedSeconds()))
                .map(root -> share(root, blockedSeconds))
                .toList();
        return new Shares(capped(workflows), capped(roots));
    }

    private Share share(Branch root, double all) {
        double seconds = root.node().waiting().blockedSeconds();
        String workflow = sight.names().workflow(root.node().who().workflow());
        String title = DetailWriter.pid(root.key().pid()) + " "
                + (workflow.isEmpty() ? LocksText.UNATTRIBUTED.text() : workflow);
        return new Share(title, root.key(), Math.round(seconds) + " s", all > 0 ? seconds / all : 0);
    }

    private static List<Share> capped(List<Share> shares) {
        return shares.size() <= LONGEST_LIST ? shares : shares.subList(0, LONGEST_LIST);
    }
}
