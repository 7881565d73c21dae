package io.watchfloor.presentation.floor;

import io.watchfloor.controls.tile.TileState;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.floor.RailContent.Detail;
import io.watchfloor.presentation.floor.RailContent.Line;
import io.watchfloor.presentation.floor.RailContent.Standing;
import io.watchfloor.signals.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words the card of a finding: who holds what, then each fact once.
///
/// @param brief whether row keys and user names must not be shown
record FindingWording(Titles titles, boolean brief) {
    private static final int EVIDENCE = 2;

    Standing standing(Verdict.Finding finding, Instant now) {
        Answers.Root root = standing(finding.answers().cause());
        boolean critical = finding.severity() == Severity.CRITICAL;
        return new Standing(
                critical ? TileState.DOWN : TileState.DEGRADED,
                (critical ? FloorText.CRITICAL : FloorText.WARNING).text(),
                title(finding.answers().cause()),
                Figures.stopwatch(Duration.between(finding.since(), now)),
                new Detail(
                        brief ? List.of() : lines(finding, root),
                        Optional.ofNullable(root).map(it -> it.session().pid())));
    }

    /// The root that holds others up now; none once nobody waits for it any more.
    private static Answers.@Nullable Root standing(Answers.Cause cause) {
        return cause.load().blockedPerSecond() > 0 ? cause.root() : null;
    }

    private String title(Answers.Cause cause) {
        Answers.Root root = standing(cause);
        boolean over = root == null && cause.root() != null;
        if (brief || over) {
            return cause.title();
        }
        if (root == null) {
            return cause.text();
        }
        WaitTree.Node session = root.session();
        String workflow = session.who().workflow();
        String who = workflow != null
                ? titles.workflow(workflow)
                : FloorText.SESSION_OF.text(Integer.toString(session.pid()));
        String relation = relation(session);
        String held = relation.isEmpty() ? FloorText.HOLDS_LOCKS.text(who) : FloorText.HOLDS.text(who, relation);
        String tenant = session.who().tenant();
        return tenant == null ? held : held + ", " + titles.tenant(tenant);
    }

    /// The relation that most of those directly behind it wait for.
    private static String relation(WaitTree.Node root) {
        return root.below().stream()
                .map(child -> child.waiting().awaited())
                .filter(Objects::nonNull)
                .map(wait -> wait.lock().relation())
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private List<Line> lines(Verdict.Finding finding, Answers.@Nullable Root root) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                FloorText.SINCE.text(),
                Figures.clock(finding.since(), titles.estate().identity().zone())));
        Stream<Verdict.Evidence> evidence = finding.evidence().stream();
        if (root != null) {
            String pid = Integer.toString(root.session().pid());
            lines.add(new Line(FloorText.ROOT.text(), pid));
            if (root.job() != null) {
                lines.add(new Line(FloorText.JOB.text(), root.job()));
            }
            lines.add(new Line(FloorText.WAIT.text(), waiting(root.session())));
            // What names the root has been said above, in fewer words.
            evidence = evidence.filter(one -> !one.text().contains("pid " + pid));
        }
        evidence.limit(EVIDENCE).forEach(one -> lines.add(new Line("", one.text())));
        return lines;
    }

    private static String waiting(WaitTree.Node root) {
        return FloorText.WAIT_LONGEST.text(root.waiting().blocked(), Figures.age(longest(root)));
    }

    private static Duration longest(WaitTree.Node node) {
        return node.below().stream()
                .flatMap(child -> Stream.of(child.waiting().waited(), longest(child)))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
