package io.watchfloor.lab.disturbance;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A fault as a scenario asks for it: where, how much of it, and for how long.
///
/// @param target what of it is struck; empty where the kind has but one
/// @param amount in the kind's own measure
public record Fault(Kind kind, String tenant, String target, double amount, Duration lasts) {
    private static final String POOLS =
            "order-capture stock-reservation payment-posting pos-sync invoicing picking-validation shipment-labels";

    /// The kinds there are.
    public enum Kind {
        /// An integration's transaction holds the invoices of `amount` stores and is not committed.
        OPEN_TRANSACTION(80, ""),
        /// A migration waits for AccessExclusive on the target table behind a report of `amount` seconds.
        DDL_QUEUE(90, "sale_order account_move stock_move"),
        /// Replay on the standby is paused.
        REPLAY_PAUSED(1, ""),
        /// A release of the target's pool asks the database `amount` times where once was enough.
        RELEASE(150, POOLS),
        /// Somebody else's keys fill Redis, `amount` kilobytes a second.
        REDIS_FILLED(8000, ""),
        /// `amount` requests a second for pages that do not exist come by the target's router.
        BOTS(150, POOLS),
        /// The target refuses connections, or does not answer.
        SOURCE_LOST(1, "ingress redis standby"),
        /// The node with a pod of the target goes; its pods are replaced after `amount` seconds.
        NODE_LOST(25, POOLS),
        /// The carrier does not answer.
        CARRIER_SILENT(1, ""),
        /// A report holds one snapshot while `amount` rows a second change behind it.
        LONG_REPORT(10_000, ""),
        /// Commits wait for the disk, and for `amount` milliseconds more.
        DURABLE_COMMITS(20, "");

        private final double usualAmount;
        private final String targets;

        Kind(double usualAmount, String targets) {
            this.usualAmount = usualAmount;
            this.targets = targets;
        }

        /// Name in scenario files.
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// What may be struck; empty where there is nothing to choose.
        public Set<String> targets() {
            return targets.isEmpty() ? Set.of() : Set.of(targets.split(" ", -1));
        }

        /// The amount when a scenario gives none.
        public double usualAmount() {
            return usualAmount;
        }

        /// The kind of that name.
        public static Optional<Kind> named(String slug) {
            return Arrays.stream(values())
                    .filter(kind -> kind.slug().equals(slug))
                    .findFirst();
        }

        /// Names of all kinds.
        public static List<String> slugs() {
            return Arrays.stream(values()).map(Kind::slug).toList();
        }
    }
}
