package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.mitigation.Check;
import java.util.Optional;
import java.util.function.Supplier;

/// What a dry run on the cluster answers, as a guard's answer.
final class DryRuns {
    private static final String NAME = "dry run";
    private static final int BAD_REQUEST = 400;

    private DryRuns() {}

    /// Runs it; it gives the difference that stands against the plan, if any.
    static Check answer(Supplier<Optional<String>> rehearsal) {
        try {
            return rehearsal
                    .get()
                    .map(difference -> new Check(NAME, Check.Result.FAILED, "it has moved on: " + difference, ""))
                    .orElseGet(() -> new Check(
                            NAME,
                            Check.Result.PASSED,
                            "the cluster accepts each patch and changed nothing (dryRun=All)",
                            ""));
        } catch (KubernetesClientException problem) {
            boolean notOffered = problem.getCode() == BAD_REQUEST
                    && String.valueOf(problem.getMessage()).contains("dry");
            return new Check(
                    NAME, notOffered ? Check.Result.NOT_OFFERED : Check.Result.FAILED, Refusals.text(problem), "");
        }
    }
}
