package io.watchfloor.app.bench.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// How right one run was told.
///
/// @param told    the cause that led for most ticks after the trouble took hold
/// @param seconds from the trouble's taking hold to the first tick that names cause and layer rightly
record Score(RunKey key, String expected, String told, Marks marks, OptionalDouble seconds) {
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final int PLACES = 3;

    /// What was right; absent where nothing was demanded.
    record Marks(
            boolean cause,
            Optional<Boolean> first,
            Optional<Boolean> nature,
            Optional<Boolean> avoid,
            Optional<Boolean> recommend) {
        static Marks only(boolean cause) {
            return new Marks(cause, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    static Score of(Replay run) {
        List<Truth.Expected> expected = run.truth().expected();
        if (expected.isEmpty()) {
            return new Score(run.key(), "nothing", "", Marks.only(true), OptionalDouble.empty());
        }
        if (expected.size() > 1) {
            return mixed(run, expected);
        }
        Truth.Expected only = expected.getFirst();
        return switch (only.verdict()) {
            case "healthy" -> healthy(run);
            case "unknown" -> unknown(run, only);
            default -> finding(run, only);
        };
    }

    private static Score healthy(Replay run) {
        Instant warm = run.told().isEmpty()
                ? Instant.EPOCH
                : run.told().getFirst().at().plus(WARM_UP);
        List<Told> after =
                run.told().stream().filter(told -> told.at().isAfter(warm)).toList();
        String leading = leading(after).stream().findFirst().orElse("healthy");
        boolean right = !after.isEmpty()
                && after.stream().allMatch(told -> told.verdict().equals("healthy"));
        return new Score(run.key(), "healthy", leading, Marks.only(right), OptionalDouble.empty());
    }

    /// Owning up within two intervals and a tick, no finding, and certain again once the source is back.
    private static Score unknown(Replay run, Truth.Expected expected) {
        Instant gone = expected.effect().orElse(Instant.EPOCH);
        Instant back = run.truth().ended().orElse(Instant.MAX);
        int before = run.told().stream().mapToInt(Told::unsure).min().orElse(0);
        List<Told> during = run.told().stream()
                .filter(told ->
                        told.at().isAfter(gone.plusSeconds(3)) && told.at().isBefore(back))
                .toList();
        boolean ownsUp = !during.isEmpty() && during.stream().allMatch(told -> told.unsure() > before);
        boolean accuses = run.told().stream()
                .anyMatch(told -> told.at().isAfter(gone) && told.finding().isPresent());
        boolean recovers = !run.told().isEmpty() && run.told().getLast().unsure() <= before;
        Optional<Instant> soonest = run.told().stream()
                .filter(told -> told.at().isAfter(gone) && told.unsure() > before)
                .map(Told::at)
                .findFirst();
        String told = accuses ? leading(run.told()).getFirst() : ownsUp ? "unknown" : "certain";
        return new Score(
                run.key(),
                "unknown",
                told + (recovers ? "" : ", not recovered"),
                Marks.only(ownsUp && !accuses && recovers),
                soonest.map(at -> OptionalDouble.of(seconds(gone, at))).orElse(OptionalDouble.empty()));
    }

    private static Score finding(Replay run, Truth.Expected expected) {
        Instant effect = expected.effect().orElse(Instant.MAX);
        List<Told> after =
                run.told().stream().filter(told -> !told.at().isBefore(effect)).toList();
        List<String> leading = leading(after);
        String leader = leading.stream().findFirst().orElse("none");
        List<Told.Finding> told = after.stream()
                .flatMap(tick -> tick.finding().stream())
                .filter(finding -> finding.cause().equals(leader))
                .toList();
        boolean cause = !told.isEmpty() && expected.cause().is(told.getLast());
        OptionalDouble seconds = after.stream()
                .filter(tick -> tick.finding().filter(expected.cause()::is).isPresent())
                .findFirst()
                .map(tick -> OptionalDouble.of(seconds(effect, tick.at())))
                .orElse(OptionalDouble.empty());
        Marks marks = new Marks(
                cause,
                mark(expected, "first", told, f -> expected.allows("first", f.first())),
                // Evidence on the nature of a trouble comes with time.
                mark(
                        expected,
                        "nature",
                        told.subList(Math.max(0, told.size() - 1), told.size()),
                        f -> expected.allows("nature", f.nature())),
                mark(expected, "avoid", told, f -> f.said().avoid().containsAll(expected.demanded("avoid"))),
                mark(
                        expected,
                        "recommend",
                        told,
                        f -> f.said().recommend().stream()
                                .limit(1)
                                .anyMatch(expected.demanded("recommend")::contains)));
        return new Score(run.key(), String.join("|", expected.cause().slugs()), leader, marks, seconds);
    }

    /// Right in most of the ticks that told the leading cause.
    private static Optional<Boolean> mark(
            Truth.Expected expected, String field, List<Told.Finding> told, Predicate<Told.Finding> right) {
        return expected.demands(field)
                ? Optional.of(2 * told.stream().filter(right).count() > told.size())
                : Optional.empty();
    }

    /// Of two at once each must be among the first three causes told.
    private static Score mixed(Replay run, List<Truth.Expected> expected) {
        Instant effect = expected.stream()
                .flatMap(each -> each.effect().stream())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        List<String> leading = leading(
                run.told().stream().filter(told -> told.at().isAfter(effect)).toList());
        List<String> places = leading.stream().limit(PLACES).toList();
        boolean both = expected.stream()
                .filter(Truth.Expected::isFinding)
                .allMatch(each -> places.stream().anyMatch(each.cause()::named));
        String wanted = String.join(
                " and ",
                expected.stream()
                        .map(each -> String.join("|", each.cause().slugs()))
                        .toList());
        return new Score(run.key(), wanted, String.join(", ", places), Marks.only(both), OptionalDouble.empty());
    }

    /// Causes by the number of ticks they led, most first.
    private static List<String> leading(List<Told> ticks) {
        Map<String, Integer> count = new HashMap<>();
        ticks.forEach(tick -> tick.finding().ifPresent(found -> count.merge(found.cause(), 1, Integer::sum)));
        return count.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
