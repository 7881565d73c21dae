package io.watchfloor.mitigation.planning;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.locks.WaitTree;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What stands below sessions in the wait tree of a server, by workflow: what ending them frees.
final class Waiting {
    private static final String UNKNOWN_WORKFLOW = "unattributed";

    private Waiting() {}

    /// What one session holds up, wherever it stands.
    static Advice.Effect below(Sight sight, Subject subject, int pid) {
        Map<String, Integer> byWorkflow = new HashMap<>();
        roots(sight, subject)
                .flatMap(Waiting::all)
                .filter(node -> node.pid() == pid)
                .forEach(node -> node.below().forEach(each -> count(each, byWorkflow)));
        return effect(subject, byWorkflow);
    }

    private static Stream<WaitTree.Node> all(WaitTree.Node node) {
        return Stream.concat(Stream.of(node), node.below().stream().flatMap(Waiting::all));
    }

    private static Stream<WaitTree.Node> roots(Sight sight, Subject subject) {
        Observed observed = sight.observed();
        return observed == null
                ? Stream.empty()
                : observed.tree(subject.server()).stream().flatMap(tree -> tree.roots().stream());
    }

    private static Advice.Effect effect(Subject subject, Map<String, Integer> byWorkflow) {
        int sessions = byWorkflow.values().stream().mapToInt(Integer::intValue).sum();
        return sessions == 0 ? subject.advised() : new Advice.Effect(sessions, byWorkflow);
    }

    /// What the roots that are meant hold up; where none is found, what the advice said.
    static Advice.Effect below(Sight sight, Subject subject, Predicate<WaitTree.Node> meant) {
        Map<String, Integer> byWorkflow = new HashMap<>();
        roots(sight, subject).filter(meant).forEach(root -> root.below().forEach(node -> count(node, byWorkflow)));
        return effect(subject, byWorkflow);
    }

    private static void count(WaitTree.Node node, Map<String, Integer> byWorkflow) {
        String workflow = node.who().workflow();
        byWorkflow.merge(workflow == null ? UNKNOWN_WORKFLOW : workflow, 1, Integer::sum);
        node.below().forEach(each -> count(each, byWorkflow));
    }
}
