package io.watchfloor.signals.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a server would run a statement. Estimates in the planner's own units; nothing was run.
///
/// @param basis     what was planned: `GENERIC_PLAN, not executed` or `not executed`
/// @param statement its text with literals replaced
public record QueryPlan(String basis, String statement, Node root) {
    /// From this share of the whole on a node's own cost is worth a mark.
    private static final double COSTLY = 0.6;

    /// One step and those that feed it.
    ///
    /// @param type     such as `Seq Scan` or `Update`
    /// @param relation the table or function read or written, with its alias where that differs
    /// @param index    the index used
    public record Node(
            String type,
            @Nullable String relation,
            @Nullable String index,
            Cost cost,
            List<Node> below) {
        public Node {
            below = List.copyOf(below);
        }
    }

    /// What a node costs.
    ///
    /// @param total with all below it
    /// @param own   without those below it
    /// @param share its own of the whole plan's, 0 to 1
    /// @param rows  that it is expected to give
    public record Cost(double total, double own, double share, double rows) {
        /// Whether most of the whole plan's cost arises here.
        public boolean costly() {
            return share > COSTLY;
        }
    }
}
