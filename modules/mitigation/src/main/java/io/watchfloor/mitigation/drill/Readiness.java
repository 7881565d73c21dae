package io.watchfloor.mitigation.drill;

import io.watchfloor.mitigation.drill.DrillCheck.Go;
import io.watchfloor.mitigation.drill.Topology.Archive;
import io.watchfloor.mitigation.drill.Topology.Care;
import io.watchfloor.mitigation.drill.Topology.Connections;
import io.watchfloor.mitigation.drill.Topology.Control;
import io.watchfloor.mitigation.drill.Topology.Member;
import io.watchfloor.mitigation.drill.Topology.Part;
import io.watchfloor.mitigation.drill.Topology.Slot;
import io.watchfloor.mitigation.drill.Topology.Standby;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Whether a drill may begin: pure, from what was seen just now. What is not known is no GO.
public record Readiness(DrillKind kind, Topology topology, Situation situation, DrillLimits limits) {
    /// A drill is thought to take so long when the calendar is asked.
    private static final Duration TAKES = Duration.ofMinutes(15);

    /// All checks, in the order in which they matter.
    public List<DrillCheck> checks() {
        return List.of(
                nodes(),
                lag(),
                synchronous(),
                slots(),
                backup(),
                quorum(),
                others(),
                calendar(),
                connections(),
                clients());
    }

    /// Whether none of them is against it.
    public static boolean go(List<DrillCheck> checks) {
        return checks.stream().noneMatch(check -> check.go() == Go.NO_GO);
    }

    private DrillCheck nodes() {
        String name = "Nodes";
        String limit = "1 leader";
        List<Member> leaders = topology.leaders();
        if (leaders.size() != 1) {
            return no(
                    name,
                    leaders.isEmpty()
                            ? "no node answers as leader"
                            : "two accept writes: " + names(leaders) + "; end one before anything else",
                    limit);
        }
        Optional<Member> silent = topology.members().stream()
                .filter(each -> each.part() == Part.SILENT)
                .findFirst();
        return silent.map(each -> no(name, each.name() + " does not answer: " + each.text(), limit))
                .orElseGet(() -> go(
                        name,
                        leaders.getFirst().name() + " leads, "
                                + (topology.members().size() - 1) + " of "
                                + (topology.members().size() - 1) + " others answer",
                        limit));
    }

    private static String names(List<Member> members) {
        return members.stream().map(Member::name).collect(Collectors.joining(", "));
    }

    /// The one that is behind least: it is the one that would lead.
    private Optional<Standby> best() {
        return topology.standbys().stream()
                .filter(each -> each.state().equals("streaming"))
                .min((one, other) -> Long.compare(one.bytes(), other.bytes()));
    }

    private DrillCheck lag() {
        String name = "Replication lag";
        String limit =
                "≤ " + bytes(limits.lag().bytes()) + ", " + seconds(limits.lag().time());
        Optional<Standby> best = best();
        if (best.isEmpty()) {
            return no(name, "no standby streams from the leader", limit);
        }
        Standby standby = best.get();
        boolean near = standby.bytes() >= 0
                && standby.bytes() <= limits.lag().bytes()
                && standby.seconds() * 1000 <= limits.lag().time().toMillis();
        String seen = bytes(standby.bytes()) + ", " + String.format(Locale.ROOT, "%.1f s", standby.seconds()) + " on "
                + standby.name();
        return near ? go(name, seen, limit) : no(name, seen, limit);
    }

    private DrillCheck synchronous() {
        String name = "Synchronous standby";
        Optional<Standby> best = topology.standbys().stream()
                .filter(each -> each.sync().equals("sync") || each.sync().equals("quorum"))
                .findFirst();
        Care care = topology.care();
        if (best.isPresent() && care != null) {
            boolean waits = !care.commit().equals("off") && !care.commit().equals("local");
            return waits
                    ? go(name, best.get().name() + ", " + care.commit(), "≥ 1")
                    : no(name, "commits do not wait for it: synchronous_commit is " + care.commit(), "≥ 1");
        }
        return switch (kind) {
            case SWITCHOVER -> go(name, "none; a switchover waits until the standby has everything", "–");
            case FAILOVER ->
                situation.lab()
                        ? go(name, "none: acknowledged writes may be lost and are counted; lab data", "–")
                        : no(name, "none: writes acknowledged just before would be lost for good", "≥ 1");
        };
    }

    private DrillCheck slots() {
        String name = "Slots";
        Care care = topology.care();
        if (care == null) {
            return no(name, "the leader could not be asked", "all");
        }
        List<String> lost = care.slots().stream()
                .filter(slot -> slot.logical() && !slot.kept())
                .map(Slot::name)
                .toList();
        List<String> idle = care.slots().stream()
                .filter(slot -> !slot.active())
                .map(Slot::name)
                .toList();
        if (!lost.isEmpty()) {
            return no(name, String.join(", ", lost) + " would be lost with the leader", "all");
        }
        return idle.isEmpty()
                ? go(name, care.slots().size() + " in use, none bound to the leader", "all")
                : no(name, String.join(", ", idle) + " not in use: it holds WAL back", "all");
    }

    private DrillCheck backup() {
        String name = "Backup";
        String limit = "≤ " + limits.backups().archive().toMinutes() + " min";
        Care care = topology.care();
        if (care == null) {
            return no(name, "the leader could not be asked", limit);
        }
        Archive archive = care.archive();
        if (!archive.on()) {
            return situation.lab()
                    ? new DrillCheck(name, Go.DECLARED, "archiving is off: lab data can be made anew", "–")
                    : no(name, "archiving is off, and no backup is known here", limit);
        }
        Double age = archive.seconds();
        if (age == null) {
            return no(name, "no WAL was ever archived", limit);
        }
        String seen = "WAL archived " + Math.round(age) + " s ago";
        return age <= limits.backups().archive().toSeconds() ? go(name, seen, limit) : no(name, seen, limit);
    }

    private DrillCheck quorum() {
        String name = "Quorum";
        Control control = topology.control();
        String limit = Integer.toString(control.of());
        if (control.paused()) {
            return no(name, control.name() + " is paused: it would not promote", limit);
        }
        String seen = control.members() + " of " + control.of() + ", " + control.name();
        if (!control.proven()) {
            return new DrillCheck(name, Go.DECLARED, control.name() + ", not asked", "–");
        }
        return control.members() == control.of() ? go(name, seen, limit) : no(name, seen, limit);
    }

    private DrillCheck others() {
        String name = "Other drills, incidents";
        if (!situation.drills().isEmpty()) {
            return no(name, "runs: " + String.join("; ", situation.drills()), "0");
        }
        return situation.incidents().isEmpty()
                ? go(name, "none open, none running", "0")
                : no(name, "open: " + String.join("; ", situation.incidents()), "0");
    }

    private DrillCheck calendar() {
        String name = "Calendar";
        return situation.freezes().stream()
                .filter(freeze -> freeze.meets(situation.now(), situation.now().plus(TAKES)))
                .findFirst()
                .map(freeze -> no(name, "freeze: " + freeze.title() + " until " + freeze.until(), "no freeze"))
                .orElseGet(() -> go(name, "no freeze within " + TAKES.toMinutes() + " min", "no freeze"));
    }

    private DrillCheck connections() {
        String name = "Connections";
        Care care = topology.care();
        if (care == null) {
            return no(name, "the leader could not be asked", "≤ 70 %");
        }
        Connections used = care.connections();
        String seen = used.used() + " of " + used.most();
        // All of them come back at once.
        return used.used() * 10 <= used.most() * 7 ? go(name, seen, "≤ 70 %") : no(name, seen, "≤ 70 %");
    }

    private static DrillCheck clients() {
        return new DrillCheck("Clients retry", Go.DECLARED, "says their configuration; this drill will show", "–");
    }

    private static DrillCheck go(String name, String reason, String limit) {
        return new DrillCheck(name, Go.GO, reason, limit);
    }

    private static DrillCheck no(String name, String reason, String limit) {
        return new DrillCheck(name, Go.NO_GO, reason, limit);
    }

    private static String bytes(long bytes) {
        if (bytes < 10 * 1024) {
            return bytes + " B";
        }
        return bytes < 10L << 20 ? bytes / 1024 + " KiB" : (bytes >> 20) + " MiB";
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
