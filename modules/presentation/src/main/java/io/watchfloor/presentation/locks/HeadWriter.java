package io.watchfloor.presentation.locks;

import io.watchfloor.presentation.Sampling;
import io.watchfloor.presentation.Sampling.Trust;
import io.watchfloor.presentation.locks.LocksContent.Counts;
import io.watchfloor.presentation.locks.LocksContent.Sampled;
import io.watchfloor.presentation.locks.Sight.Branch;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Writes the figures over the tree.
record HeadWriter(Sight sight, Instant now) {
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
}
