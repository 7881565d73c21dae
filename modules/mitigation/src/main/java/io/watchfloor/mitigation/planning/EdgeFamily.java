package io.watchfloor.mitigation.planning;

import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.RateLimit;
import io.watchfloor.mitigation.actions.SilenceAlert;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// What comes in at the edge, and what goes out as alerts.
final class EdgeFamily {
    private EdgeFamily() {}

    record Rate(Sight sight, RateLimit limit, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Limit the rate of " + limit.middleware().name();
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            String object = limit.middleware().title();
            return List.of(
                    new Plan.Change(
                            object,
                            "spec.rateLimit",
                            limit.earlier().text(),
                            limit.average() + " per " + Words.words(limit.period()) + ", burst " + limit.burst(),
                            "for each source address"),
                    Words.mark(object, plan));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Requests beyond it are answered 429: callers that do not repeat lose them.",
                    "Holds only on routers that name this middleware.",
                    "At " + sight.clock(sight.now().plus(lasts)) + " the earlier limit holds again.");
        }
    }

    record Silence(Sight sight, SilenceAlert silence, Duration lasts) implements Family {
        @Override
        public String title() {
            return "Silence "
                    + silence.matchers().stream()
                            .map(SilenceAlert.Matcher::value)
                            .collect(Collectors.joining(", "));
        }

        @Override
        public List<Plan.Change> changes(String plan) {
            String matchers = silence.matchers().stream()
                    .map(SilenceAlert.Matcher::text)
                    .collect(Collectors.joining(", ", "{", "}"));
            return List.of(new Plan.Change(
                    "Alertmanager silence",
                    matchers,
                    "",
                    "until " + sight.clock(sight.now().plus(lasts)),
                    silence.comment()));
        }

        @Override
        public List<String> costs() {
            return List.of(
                    "Nobody is called for what it matches, also when it gets worse.",
                    "Alertmanager ends it by itself.");
        }
    }
}
