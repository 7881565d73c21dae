package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.mitigation.Action.Workload;
import java.util.Optional;

/// Suspends and resumes single objects, each in one request that checks that the object is the planned one.
///
/// A change of status alone makes such a request fail too where nothing finer can be tested; so it is read again and
/// retried, and only what a plan rests on counts as having moved on.
record ConditionalWrites(KubernetesClient client) {
    private static final int ATTEMPTS = 4;

    /// What became of one object.
    ///
    /// @param changed whether it is now as wanted, because this plan made it so
    /// @param line    what was read back, or why it was left as it is
    record Result(boolean changed, String line) {}

    /// Why an object is not to be suspended by a plan any more; empty when it is, or when this plan suspended it.
    static Optional<String> difference(Optional<Suspendable> now, Workload planned, String plan) {
        String name = Suspendable.name(planned);
        if (now.isEmpty()) {
            return Optional.of(name + " is gone");
        }
        Suspendable object = now.get();
        if (!object.isPlanned()) {
            return Optional.of(name + " was deleted and made again: its uid is "
                    + object.object().getMetadata().getUid() + ", planned was " + planned.uid());
        }
        if (object.ended()) {
            return Optional.of(name + " has ended by itself");
        }
        if (object.suspended() && !object.isMarkedBy(plan)) {
            return Optional.of(name + " was suspended by someone else: spec.suspend is true, planned was false");
        }
        return Optional.empty();
    }

    /// Sends what [#suspend] would send as a dry run, and says what stands against it, if anything.
    ///
    /// @throws KubernetesClientException when the cluster refuses, does not answer, or lets no attempt through
    Optional<String> rehearse(Workload planned, Marks marks) {
        String plan = marks.plan();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Suspendable> now = Suspendable.read(client, planned);
            Optional<String> difference = difference(now, planned, plan);
            if (difference.isPresent() || now.isEmpty()) {
                return difference;
            }
            try {
                now.get().patch(client, now.get().pause(marks), true);
                return Optional.empty();
            } catch (KubernetesClientException problem) {
                if (!Refusals.isMismatch(problem)) {
                    throw problem;
                }
            }
        }
        throw restless(planned);
    }

    /// Suspends and marks, and reads back.
    ///
    /// @throws KubernetesClientException when the cluster refuses, does not answer, or lets no attempt through
    Result suspend(Workload planned, Marks marks) {
        String plan = marks.plan();
        Optional<KubernetesClientException> doubt = Optional.empty();
        for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
            Optional<Suspendable> now = read(planned, doubt);
            Optional<String> difference = difference(now, planned, plan);
            if (difference.isPresent() || now.isEmpty()) {
                return new Result(false, difference.orElse(""));
            }
            if (now.get().isPausedBy(plan)) {
                return new Result(true, now.get().line());
            }
            if (attempt < ATTEMPTS) {
                doubt = write(now.get(), now.get().pause(marks));
            }
        }
        throw doubt.orElseGet(() -> restless(planned));
    }

    /// Resumes what this plan suspended and nothing else, and reads back.
    ///
    /// @throws KubernetesClientException when the cluster refuses, does not answer, or lets no attempt through
    Result resume(Workload planned, String plan) {
        String name = Suspendable.name(planned);
        boolean ours = false;
        Optional<KubernetesClientException> doubt = Optional.empty();
        for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
            Optional<Suspendable> now = read(planned, doubt);
            if (now.isEmpty()) {
                return new Result(false, name + " is gone: nothing to resume");
            }
            Suspendable object = now.get();
            if (ours && object.isPlanned() && !object.suspended() && !object.isMarkedBy(plan)) {
                return new Result(true, object.line());
            }
            if (!object.isPlanned() || !object.isMarkedBy(plan)) {
                return new Result(false, name + " is not paused by this plan any more and is left as it is");
            }
            if (!object.suspended()) {
                Optional<KubernetesClientException> unmarked = write(object, object.unmark(plan));
                if (unmarked.isPresent()) {
                    throw unmarked.get();
                }
                return new Result(false, name + " was resumed by someone else already");
            }
            if (attempt < ATTEMPTS) {
                doubt = write(object, object.resume(plan));
                ours = true;
            }
        }
        throw doubt.orElseGet(() -> restless(planned));
    }

    // Not an answer: whoever takes it for one would call undone what is still suspended.
    private static KubernetesClientException restless(Workload planned) {
        String text = Suspendable.name(planned) + " keeps being changed by something else";
        return new KubernetesClientException(text, Refusals.CONFLICT, null);
    }

    // When the answer to a write never came and reading fails too, it is the write that matters.
    private Optional<Suspendable> read(Workload planned, Optional<KubernetesClientException> doubt) {
        try {
            return Suspendable.read(client, planned);
        } catch (KubernetesClientException problem) {
            throw doubt.orElse(problem);
        }
    }

    // What a mismatch means is seen by reading again; so is an answer that never came, which is handed back.
    private Optional<KubernetesClientException> write(Suspendable object, JsonPatch patch) {
        try {
            object.patch(client, patch, false);
            return Optional.empty();
        } catch (KubernetesClientException problem) {
            boolean gone = problem.getCode() == Refusals.NOT_FOUND;
            if (gone || Refusals.isMismatch(problem)) {
                return Optional.empty();
            }
            if (Refusals.isInDoubt(problem)) {
                return Optional.of(problem);
            }
            throw problem;
        }
    }
}
