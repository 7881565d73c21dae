package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.watchfloor.mitigation.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Changes fields of single objects and puts them back, each in one request that checks that the object is the planned
/// one and the fields are as planned.
///
/// A change of status alone makes such a request fail too where nothing finer can be tested; so it is read again and
/// retried, and only what a plan rests on counts as having moved on.
record ObjectEdits(KubernetesClient client) {
    private static final int ATTEMPTS = 4;
    private static final String FIELD_MANAGER = "watchfloor";

    /// What became of one object.
    ///
    /// @param changed whether it is now as wanted, because this plan made it so
    /// @param line    what was read back, or why it was left as it is
    record Result(boolean changed, String line) {}

    /// Why an object is not to be changed by a plan any more; empty when it is, or when this plan changed it.
    Optional<String> difference(Optional<Live> now, Edit edit, String plan) {
        String title = edit.object().title();
        if (edit.creates()) {
            return now.isEmpty() || isOurs(now.get(), edit, plan)
                    ? Optional.empty()
                    : Optional.of(title + " exists by now, it did not when this was planned");
        }
        if (now.isEmpty()) {
            return Optional.of(title + " is gone");
        }
        Live live = now.get();
        if (!live.isPlanned()) {
            return Optional.of(title + " was deleted and made again: its uid is " + live.uid() + ", planned was "
                    + edit.object().revision().uid());
        }
        if (isOurs(live, edit, plan)) {
            return Optional.empty();
        }
        if (!live.holder().isEmpty() && !live.holder().equals(plan)) {
            return Optional.of(title + " is held by plan " + live.holder() + " of another mitigation");
        }
        String fields = edit.fields().stream()
                .filter(field -> !Field.same(field.from(), live.at(field.path())))
                .map(field -> field.title() + " is " + Field.words(live.at(field.path())) + ", planned was "
                        + Field.words(field.from()))
                .collect(Collectors.joining("; "));
        return fields.isEmpty() ? Optional.empty() : Optional.of(title + ": " + fields);
    }

    /// Whether the plan has changed it and it is still so.
    boolean isOurs(Live live, Edit edit, String plan) {
        return live.isPlanned() && live.holder().equals(plan) && isWanted(live, edit);
    }

    private static boolean isWanted(Live live, Edit edit) {
        return edit.fields().stream().allMatch(field -> Field.same(field.to(), live.at(field.path())));
    }

    /// Sends what [#apply] would send as a dry run, and says what stands against it, if anything.
    ///
    /// @throws KubernetesClientException when the cluster refuses, does not answer, or lets no attempt through
    Optional<String> rehearse(Edit edit, Marks marks) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Live> now = Live.read(client, edit.object());
            Optional<String> difference = difference(now, edit, marks.plan());
            if (difference.isPresent()) {
                return difference;
            }
            try {
                if (now.isEmpty()) {
                    create(edit, marks, true);
                } else {
                    patch(now.get(), Patches.apply(now.get(), edit.fields(), marks), true);
                }
                return Optional.empty();
            } catch (KubernetesClientException problem) {
                if (!isTryAgain(problem)) {
                    throw problem;
                }
            }
        }
        throw restless(edit);
    }

    /// Changes and marks, and reads back.
    ///
    /// @throws KubernetesClientException when the cluster refuses, does not answer, or lets no attempt through
    Result apply(Edit edit, Marks marks) {
        Optional<KubernetesClientException> doubt = Optional.empty();
        for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
            Optional<Live> now = read(edit, doubt);
            Optional<String> difference = difference(now, edit, marks.plan());
            if (difference.isPresent()) {
                return new Result(false, difference.get());
            }
            if (now.isPresent() && isOurs(now.get(), edit, marks.plan())) {
                return new Result(true, line(now.get(), edit));
            }
            if (attempt < ATTEMPTS) {
                doubt = now.isEmpty()
                        ? tried(() -> create(edit, marks, false))
                        : tried(() -> patch(now.get(), Patches.apply(now.get(), edit.fields(), marks), false));
            }
        }
        throw doubt.orElseGet(() -> restless(edit));
    }

    /// Puts back what this plan changed, where it is still so, and reads back.
    ///
    /// @throws KubernetesClientException when the cluster refuses, does not answer, or lets no attempt through
    Result revert(Edit edit, String plan) {
        String title = edit.object().title();
        boolean ours = false;
        Optional<KubernetesClientException> doubt = Optional.empty();
        for (int attempt = 0; attempt <= ATTEMPTS; attempt++) {
            Optional<Live> now = read(edit, doubt);
            if (now.isEmpty()) {
                return new Result(
                        ours && edit.creates(), title + " is gone" + (edit.creates() ? "" : ": nothing to put back"));
            }
            Live live = now.get();
            if (ours && live.isPlanned() && live.holder().isEmpty() && !edit.creates()) {
                return new Result(true, line(live, edit));
            }
            if (!live.isPlanned() || !live.holder().equals(plan)) {
                return new Result(false, title + " is not held by this plan any more and is left as it is");
            }
            if (!isWanted(live, edit)) {
                String found = line(live, edit);
                Optional<KubernetesClientException> unmarked =
                        tried(() -> patch(live, Patches.unmark(live, plan), false));
                if (unmarked.isPresent()) {
                    throw unmarked.get();
                }
                return new Result(false, "changed by someone else since and left as it is: " + found);
            }
            if (attempt < ATTEMPTS) {
                doubt = edit.creates()
                        ? tried(() -> delete(live))
                        : tried(() -> patch(live, Patches.revert(live, edit.fields(), plan), false));
                ours = true;
            }
        }
        throw doubt.orElseGet(() -> restless(edit));
    }

    /// What was read back, as a line for the journal.
    static String line(Live live, Edit edit) {
        String fields = edit.fields().stream()
                .map(field -> field.title() + " " + Field.words(live.at(field.path())))
                .collect(Collectors.joining(", "));
        return edit.object().title() + " uid " + live.uid() + " resourceVersion " + live.version() + ": " + fields
                + ", held by " + (live.holder().isEmpty() ? "nobody" : live.holder());
    }

    void patch(Live live, JsonPatch patch, boolean dryRun) {
        PatchContext.Builder context =
                new PatchContext.Builder().withPatchType(PatchType.JSON).withFieldManager(FIELD_MANAGER);
        if (dryRun) {
            context.withDryRun(List.of("All"));
        }
        resource(live)
                .patch(context.build(), client.getKubernetesSerialization().asJson(patch.operations()));
    }

    private Resource<GenericKubernetesResource> resource(Live live) {
        return Kinds.in(client, live.planned().type(), live.planned().namespace())
                .withName(live.planned().name());
    }

    private void create(Edit edit, Marks marks, boolean dryRun) {
        GenericKubernetesResource made = new GenericKubernetesResource();
        made.setApiVersion(Kinds.apiVersion(edit.object().type()));
        made.setKind(edit.object().type().kind());
        made.setMetadata(new ObjectMetaBuilder()
                .withName(edit.object().name())
                .withNamespace(edit.object().namespace())
                .withAnnotations(Map.of(
                        Action.PAUSED_BY, marks.plan(),
                        Marks.UNTIL, marks.until().toString(),
                        Marks.EARLIER, "{}"))
                .build());
        ObjectNode root = Live.JSON.createObjectNode();
        for (Field field : edit.fields()) {
            ObjectNode parent = root;
            for (String part : field.path().subList(0, field.path().size() - 1)) {
                parent = parent.withObjectProperty(part);
            }
            parent.set(field.path().getLast(), field.to());
        }
        root.properties()
                .forEach(entry -> made.setAdditionalProperty(
                        entry.getKey(), Live.JSON.convertValue(entry.getValue(), Object.class)));
        Resource<GenericKubernetesResource> resource = Kinds.in(
                        client, edit.object().type(), edit.object().namespace())
                .resource(made);
        if (dryRun) {
            resource.dryRun().create();
        } else {
            resource.create();
        }
    }

    private void delete(Live live) {
        resource(live).lockResourceVersion(live.version()).delete();
    }

    // Not an answer: whoever takes it for one would call undone what is still in force.
    private static KubernetesClientException restless(Edit edit) {
        String text = edit.object().title() + " keeps being changed by something else";
        return new KubernetesClientException(text, Refusals.CONFLICT, null);
    }

    // When the answer to a write never came and reading fails too, it is the write that matters.
    private Optional<Live> read(Edit edit, Optional<KubernetesClientException> doubt) {
        try {
            return Live.read(client, edit.object());
        } catch (KubernetesClientException problem) {
            throw doubt.orElse(problem);
        }
    }

    // What a mismatch means is seen by reading again; so is an answer that never came, which is handed back.
    static Optional<KubernetesClientException> tried(Runnable write) {
        try {
            write.run();
            return Optional.empty();
        } catch (KubernetesClientException problem) {
            if (isTryAgain(problem)) {
                return Optional.empty();
            }
            if (Refusals.isInDoubt(problem)) {
                return Optional.of(problem);
            }
            throw problem;
        }
    }

    // A failed test of a patch has no field as its cause; a value that the cluster does not take has one, and would
    // never be taken.
    private static boolean isTryAgain(KubernetesClientException problem) {
        boolean invalid = problem.getCode() == Refusals.UNPROCESSABLE
                && problem.getStatus() != null
                && problem.getStatus().getDetails() != null
                && problem.getStatus().getDetails().getCauses().stream()
                        .anyMatch(cause ->
                                cause.getField() != null && !cause.getField().isEmpty());
        return !invalid && (problem.getCode() == Refusals.NOT_FOUND || Refusals.isMismatch(problem));
    }
}
