package io.watchfloor.mitigation.drill;

import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Journal;
import io.watchfloor.mitigation.drill.DrillLimits.Targets;
import io.watchfloor.mitigation.drill.DrillResult.Measured;
import io.watchfloor.mitigation.drill.DrillResult.Occasion;
import io.watchfloor.mitigation.drill.DrillResult.Timing;
import io.watchfloor.mitigation.drill.DrillResult.Verdict;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Drills in the journal: what was checked, begun and found, and the results read back from there.
final class DrillBook {
    static final String CHECKED = "drill-checked";
    static final String BEGUN = "drill-begun";
    static final String STEP = "drill-step";
    static final String ENDED = "drill-ended";

    private final Journal journal;

    DrillBook(Journal journal) {
        this.journal = journal;
    }

    void checked(Occasion occasion, List<DrillCheck> checks) throws IOException {
        Map<String, String> details = occasion(occasion);
        checks.forEach(check ->
                details.put("check." + check.name(), check.go() + " (" + check.limit() + "): " + check.reason()));
        details.put("go", Boolean.toString(Readiness.go(checks)));
        append(occasion, occasion.timing().prepared(), CHECKED, details);
    }

    void begun(Occasion occasion, Instant now, String operator) throws IOException {
        Map<String, String> details = occasion(occasion);
        details.put("operator", operator);
        append(occasion, now, BEGUN, details);
    }

    void step(Occasion occasion, Instant now, DrillStep step, String text) throws IOException {
        append(occasion, now, STEP, Map.of("step", step.slug(), "text", text));
    }

    void ended(DrillResult result, Instant now) throws IOException {
        Map<String, String> details = occasion(result.occasion());
        Measured measured = result.measured();
        details.put("verdict", result.verdict().name());
        details.put("text", result.text());
        details.put("operator", result.occasion().timing().operator());
        details.put("acknowledged", Long.toString(measured.tally().acknowledged()));
        details.put("failed", Long.toString(measured.tally().failed()));
        details.put("unknown", Long.toString(measured.tally().unknown()));
        details.put("target.outage", measured.targets().outage().toString());
        details.put("target.lost", Long.toString(measured.targets().lost()));
        Duration outage = measured.outage();
        if (outage != null) {
            details.put("outage", outage.toString());
        }
        Census census = measured.census();
        if (census != null) {
            details.put("census.at", census.at().toString());
            details.put("census.node", census.node());
            details.put("census.asked", Long.toString(census.asked()));
            details.put("census.lost", Integer.toString(census.lost()));
            details.put(
                    "census.missing",
                    String.join(
                            " ",
                            census.missing().stream()
                                    .limit(200)
                                    .map(Object::toString)
                                    .toList()));
            details.put("census.kept", Long.toString(census.unanswered().kept()));
            details.put("census.gone", Long.toString(census.unanswered().gone()));
        }
        measured.steps().forEach((step, at) -> details.put("step." + step.slug(), at.toString()));
        append(result.occasion(), now, ENDED, details);
    }

    private static Map<String, String> occasion(Occasion occasion) {
        Map<String, String> details = new HashMap<>();
        details.put("kind", occasion.kind().slug());
        details.put("server", occasion.server());
        details.put("leader", occasion.leader());
        details.put("prepared", occasion.timing().prepared().toString());
        return details;
    }

    private void append(Occasion occasion, Instant at, String step, Map<String, String> details) throws IOException {
        String operator = details.getOrDefault("operator", "");
        journal.append(
                new Entry(at, occasion.id(), step, operator.isEmpty() ? "desk" : "declared:" + operator, details));
    }

    /// What was ever found, newest first, also by other consoles.
    List<DrillResult> results() throws IOException {
        List<DrillResult> results = new ArrayList<>();
        for (Entry entry : all()) {
            if (entry.step().equals(ENDED)) {
                read(entry).ifPresent(results::add);
            }
        }
        results.sort((one, other) -> other.occasion()
                .timing()
                .prepared()
                .compareTo(one.occasion().timing().prepared()));
        return results;
    }

    private List<Entry> all() throws IOException {
        List<Entry> all = new ArrayList<>(journal.entries());
        journal.others().entries().stream()
                .filter(each -> each.origin().linked())
                .forEach(each -> all.add(each.entry()));
        return all;
    }

    /// Drills that this console began and whose end was never recorded.
    List<Occasion> open() throws IOException {
        Map<String, Occasion> open = new LinkedHashMap<>();
        for (Entry entry : journal.entries()) {
            if (entry.step().equals(BEGUN)) {
                occasion(entry).ifPresent(occasion -> open.put(entry.mitigation(), occasion));
            } else if (entry.step().equals(ENDED)) {
                open.remove(entry.mitigation());
            }
        }
        return List.copyOf(open.values());
    }

    /// Drills that other consoles have begun and not ended.
    List<String> elsewhere() {
        Map<String, String> open = new LinkedHashMap<>();
        journal.others().entries().forEach(each -> {
            Entry entry = each.entry();
            if (entry.step().equals(BEGUN)) {
                open.put(
                        entry.mitigation(),
                        entry.details().getOrDefault("kind", "") + " drill on console " + each.console());
            } else if (entry.step().equals(ENDED)) {
                open.remove(entry.mitigation());
            }
        });
        return List.copyOf(open.values());
    }

    private static Optional<Occasion> occasion(Entry entry) {
        Map<String, String> details = entry.details();
        Optional<DrillKind> kind = Arrays.stream(DrillKind.values())
                .filter(each -> each.slug().equals(details.get("kind")))
                .findFirst();
        return kind.map(each -> new Occasion(
                entry.mitigation(),
                each,
                details.getOrDefault("server", ""),
                details.getOrDefault("leader", ""),
                new Timing(
                        instant(details.get("prepared")).orElse(entry.at()),
                        entry.at(),
                        details.getOrDefault("operator", ""))));
    }

    private static Optional<DrillResult> read(Entry entry) {
        Map<String, String> details = entry.details();
        Optional<Occasion> occasion = occasion(entry);
        if (occasion.isEmpty()) {
            return Optional.empty();
        }
        try {
            Map<DrillStep, Duration> steps = new EnumMap<>(DrillStep.class);
            for (DrillStep step : DrillStep.ALL) {
                Duration at = duration(details.get("step." + step.slug()));
                if (at != null) {
                    steps.put(step, at);
                }
            }
            Measured measured = new Measured(
                    duration(details.get("outage")),
                    new Tally(number(details, "acknowledged"), number(details, "failed"), number(details, "unknown")),
                    census(details),
                    new Targets(
                            Duration.parse(details.getOrDefault("target.outage", "PT0S")),
                            number(details, "target.lost")),
                    steps);
            Verdict verdict =
                    Verdict.valueOf(details.getOrDefault("verdict", "").toUpperCase(Locale.ROOT));
            return Optional.of(new DrillResult(occasion.get(), verdict, details.getOrDefault("text", ""), measured));
        } catch (IllegalArgumentException | DateTimeException damaged) {
            return Optional.empty();
        }
    }

    private static @Nullable Census census(Map<String, String> details) {
        Optional<Instant> at = instant(details.get("census.at"));
        if (at.isEmpty()) {
            return null;
        }
        List<Long> missing = Arrays.stream(
                        details.getOrDefault("census.missing", "").split(" ", -1))
                .filter(text -> !text.isBlank())
                .map(Long::valueOf)
                .toList();
        return new Census(
                at.get(),
                details.getOrDefault("census.node", ""),
                number(details, "census.asked"),
                missing,
                new Census.Unanswered(number(details, "census.kept"), number(details, "census.gone")));
    }

    private static long number(Map<String, String> details, String key) {
        return Long.parseLong(details.getOrDefault(key, "0"));
    }

    private static @Nullable Duration duration(@Nullable String text) {
        return text == null ? null : Duration.parse(text);
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
