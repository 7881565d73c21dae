package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Creates, updates and patches as the API server does: decode, default, validate, check the version, keep.
/// With `dryRun` everything happens but the keeping.
final class Writes {
    enum PatchKind {
        JSON,
        MERGE,
        STRATEGIC,
        APPLY
    }

    /// How a write was asked for; `warn` takes the texts of `Warning` headers.
    record Options(boolean dryRun, String fieldValidation, String manager, boolean force, Consumer<String> warn) {
        static Options of(String manager) {
            return new Options(false, "Strict", manager, true, text -> {});
        }
    }

    /// What is written: an object, or a subresource of it.
    record Target(ResourceType type, String namespace, String name, String subresource) {}

    private final Store store;
    private final Decoding decoding;

    Writes(Store store, Schema schema) {
        this.store = store;
        decoding = new Decoding(schema);
    }

    ObjectNode create(ResourceType type, String namespace, ObjectNode body, Options options) {
        ObjectNode object = body.deepCopy();
        decoding.decode(type, object, options, false);
        ObjectNode meta = Meta.of(object);
        if (meta.path("name").asText("").isEmpty() && meta.hasNonNull("generateName")) {
            meta.put("name", meta.path("generateName").asText() + Names.suffix(5));
        }
        inNamespace(type, namespace, object);
        if (!meta.path("resourceVersion").asText("").isEmpty()) {
            throw Refusal.badRequest("resourceVersion should not be set on objects to be created");
        }
        meta.put("uid", UUID.randomUUID().toString());
        Initial.status(type, object);
        Defaults.fill(type, object);
        Validation.check(type, object, null);
        return store.exclusively(() -> {
            if (type.namespaced()
                    && store.find(ResourceType.NAMESPACE, "", namespace).isEmpty()) {
                throw Refusal.notFound(ResourceType.NAMESPACE, namespace);
            }
            Quotas.admit(store, type, object);
            if (!options.manager().isEmpty() && !meta.has("managedFields")) {
                ObjectNode nothing = Json.FACTORY.objectNode();
                ManagedFields.written(
                        type, nothing, object, options.manager(), store.clock().instant());
            }
            return store.create(type, object, options.dryRun());
        });
    }

    ObjectNode update(Target target, ObjectNode body, Options options) {
        return store.exclusively(() -> {
            ObjectNode current = store.get(target.type(), target.namespace(), target.name());
            String uid = Meta.uid(body);
            if (!uid.isEmpty() && !uid.equals(Meta.uid(current))) {
                throw Refusal.conflict(
                        target.type(),
                        target.name(),
                        "Precondition failed: UID in precondition: " + uid + ", UID in object meta: "
                                + Meta.uid(current));
            }
            if (!Meta.name(body).equals(target.name())) {
                throw Refusal.badRequest("the name of the object (" + Meta.name(body)
                        + ") does not match the name on the URL (" + target.name() + ")");
            }
            ObjectNode next = body.deepCopy();
            if (target.subresource().equals("scale")) {
                return scaled(target, current, next, options);
            }
            decoding.decode(target.type(), next, options, false);
            inNamespace(target.type(), target.namespace(), next);
            keepManagers(current, next);
            return accept(target, current, next, options);
        });
    }

    ObjectNode patch(Target target, PatchKind kind, JsonNode patch, Options options) {
        return store.exclusively(() -> {
            ResourceType type = target.type();
            if (kind == PatchKind.APPLY
                    && target.subresource().isEmpty()
                    && store.find(type, target.namespace(), target.name()).isEmpty()) {
                return createByApply(target, Json.object(patch), options);
            }
            ObjectNode current = store.get(type, target.namespace(), target.name());
            boolean scale = target.subresource().equals("scale");
            ObjectNode shown = scale ? Scale.of(current) : current;
            ObjectNode next = Json.object(patched(target, kind, shown, patch, options));
            if (scale) {
                return scaled(target, current, next, options);
            }
            decoding.decode(type, next, options, kind != PatchKind.APPLY);
            if (kind != PatchKind.APPLY) {
                keepManagers(current, next);
            }
            return accept(target, current, next, options);
        });
    }

    private JsonNode patched(Target target, PatchKind kind, ObjectNode current, JsonNode patch, Options options) {
        return switch (kind) {
            case JSON -> JsonPatch.apply(current, patch);
            case MERGE -> MergePatch.merge(current, Json.object(patch));
            case STRATEGIC -> MergePatch.strategic(current, Json.object(patch));
            case APPLY -> {
                ObjectNode applied = Json.object(patch).deepCopy();
                checkApplied(target, applied, options);
                ObjectNode result = ManagedFields.apply(
                        target.type(), current, applied, options, store.clock().instant());
                for (String field : List.of("resourceVersion", "uid")) {
                    if (applied.path("metadata").hasNonNull(field)) {
                        Meta.of(result).set(field, applied.path("metadata").get(field));
                    }
                }
                yield result;
            }
        };
    }

    private void checkApplied(Target target, ObjectNode applied, Options options) {
        if (options.manager().isEmpty()) {
            throw Refusal.badRequest(
                    "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch");
        }
        if (!applied.path("metadata").path("managedFields").isEmpty()) {
            throw Refusal.badRequest("metadata.managedFields must be nil");
        }
        if (!target.subresource().equals("scale")) {
            decoding.decode(target.type(), applied, options, false);
        }
    }

    private ObjectNode createByApply(Target target, ObjectNode patch, Options options) {
        ObjectNode applied = patch.deepCopy();
        checkApplied(target, applied, options);
        if (!Meta.uid(applied).isEmpty()) {
            throw Refusal.conflict(
                    target.type(),
                    target.name(),
                    "uid mismatch: the provided object specified uid " + Meta.uid(applied)
                            + ", and no existing object was found");
        }
        Meta.of(applied).put("name", target.name());
        ObjectNode noted = ManagedFields.apply(
                target.type(),
                Json.FACTORY.objectNode(),
                applied,
                options,
                store.clock().instant());
        if (noted.path("metadata").has("managedFields")) {
            Meta.of(applied).set("managedFields", noted.path("metadata").path("managedFields"));
        }
        return create(target.type(), target.namespace(), applied, options);
    }

    private ObjectNode scaled(Target target, ObjectNode current, ObjectNode scale, Options options) {
        checkVersion(target, current, scale);
        JsonNode replicas = scale.path("spec").path("replicas");
        if (!replicas.isMissingNode() && !replicas.isIntegralNumber()) {
            throw Refusal.badRequest("Scale in version \"v1\" cannot be handled as a Scale: json: cannot unmarshal "
                    + "into Go struct field spec.replicas of type int");
        }
        ObjectNode next = current.deepCopy();
        next.withObjectProperty("spec").put("replicas", replicas.asLong());
        return Scale.of(
                accept(new Target(target.type(), target.namespace(), target.name(), ""), current, next, options));
    }

    /// The last steps of every update: version and identity, status apart from the rest, defaults, validation.
    private ObjectNode accept(Target target, ObjectNode current, ObjectNode next, Options options) {
        ResourceType type = target.type();
        checkVersion(target, current, next);
        ObjectNode meta = Meta.of(next);
        ObjectNode old = Meta.of(current);
        for (String field : List.of("uid", "name", "namespace")) {
            if (meta.hasNonNull(field) && !meta.path(field).equals(old.path(field))) {
                String message = "Invalid value: " + meta.path(field) + ": field is immutable";
                throw Refusal.invalid(
                        type,
                        target.name(),
                        List.of(new Refusal.Cause("FieldValueInvalid", message, "metadata." + field)));
            }
        }
        for (String field : List.of(
                "uid",
                "name",
                "namespace",
                "resourceVersion",
                "creationTimestamp",
                "generation",
                "deletionTimestamp",
                "deletionGracePeriodSeconds")) {
            if (old.has(field)) {
                meta.set(field, old.get(field));
            } else {
                meta.remove(field);
            }
        }
        ObjectNode result = next;
        if (target.subresource().equals("status")) {
            result = current.deepCopy();
            result.set("status", next.path("status").deepCopy());
        } else if (type != ResourceType.EVENT) {
            copy(current, next, "status");
        }
        Defaults.fill(type, result);
        Validation.check(type, result, current);
        if (!options.manager().isEmpty() && target.subresource().isEmpty() && sameManagers(current, result)) {
            ManagedFields.written(
                    type, current, result, options.manager(), store.clock().instant());
        }
        return store.replace(type, result, options.dryRun());
    }

    /// Only an apply writes who owns what; from others it is taken from the object as it stands.
    private static void keepManagers(ObjectNode current, ObjectNode next) {
        Meta.of(next).remove("managedFields");
        if (current.path("metadata").has("managedFields")) {
            Meta.of(next)
                    .set(
                            "managedFields",
                            current.path("metadata").path("managedFields").deepCopy());
        }
    }

    /// An apply has noted its manager already.
    private static boolean sameManagers(ObjectNode current, ObjectNode next) {
        return current.at("/metadata/managedFields").equals(next.at("/metadata/managedFields"));
    }

    private static void copy(ObjectNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.get(field));
        } else {
            to.remove(field);
        }
    }

    private static void checkVersion(Target target, ObjectNode current, ObjectNode next) {
        String asked = next.path("metadata").path("resourceVersion").asText("");
        if (!asked.isEmpty() && !asked.matches("[0-9]{1,19}")) {
            String message = "Invalid value: \"" + asked + "\": must be specified for an update";
            throw Refusal.invalid(
                    target.type(),
                    target.name(),
                    List.of(new Refusal.Cause("FieldValueInvalid", message, "metadata.resourceVersion")));
        }
        if (!asked.isEmpty()
                && !asked.equals("0")
                && !asked.equals(current.at("/metadata/resourceVersion").asText())) {
            throw Refusal.modified(target.type(), target.name());
        }
    }

    private static void inNamespace(ResourceType type, String namespace, ObjectNode object) {
        ObjectNode meta = Meta.of(object);
        if (!type.namespaced()) {
            meta.remove("namespace");
            return;
        }
        String stated = meta.path("namespace").asText("");
        if (!stated.isEmpty() && !stated.equals(namespace)) {
            throw Refusal.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the " + "request");
        }
        meta.put("namespace", namespace);
    }
}
