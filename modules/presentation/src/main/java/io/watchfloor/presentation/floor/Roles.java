package io.watchfloor.presentation.floor;

import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.Figures;
import io.watchfloor.signals.Layer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which part each workflow and layer plays in the finding: the tags that repeat the answers where they speak of.
///
/// @param tags        by workflow slug
/// @param rootBlocker the workflow of the root blocker and the sessions it blocks
record Roles(Map<String, String> tags, Optional<Blocker> rootBlocker, Optional<Layer> constraint) {
    private static final Roles NONE = new Roles(Map.of(), Optional.empty(), Optional.empty());

    Roles {
        tags = Map.copyOf(tags);
    }

    /// The workflow that holds others up.
    record Blocker(String workflow, int sessions) {}

    static Roles of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy healthy -> NONE;
            case Verdict.Unknown unknown -> NONE;
            case Verdict.Finding finding -> of(finding.answers());
        };
    }

    private static Roles of(Answers answers) {
        Map<String, String> tags = new HashMap<>();
        FirstToSlow first = answers.first();
        if (first != null) {
            for (FirstToSlow.Follower follower : first.then()) {
                Duration later = Duration.between(first.at(), follower.at());
                String by = later.toSeconds() < 1
                        ? FloorText.SAME_TIME.text()
                        : FloorText.LATER_BY.text(Figures.age(later));
                tags.put(follower.workflow(), by);
            }
            tags.put(first.workflow(), FloorText.FIRST_TO_SLOW.text());
        }
        return new Roles(
                tags,
                blocker(answers.cause().root()),
                Optional.of(answers.cause().layer()));
    }

    private static Optional<Blocker> blocker(Answers.@Nullable Root root) {
        if (root == null) {
            return Optional.empty();
        }
        WaitTree.Node session = root.session();
        String workflow = session.who().workflow();
        return workflow == null
                ? Optional.empty()
                : Optional.of(new Blocker(workflow, session.waiting().blocked()));
    }

    boolean isRootBlocker(String workflow) {
        return rootBlocker
                .filter(blocker -> blocker.workflow().equals(workflow))
                .isPresent();
    }
}
