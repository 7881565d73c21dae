package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// One step of the store's history: the object before and after, neither to be altered.
record Change(
        long version,
        ResourceType type,
        @Nullable ObjectNode before,
        @Nullable ObjectNode after,
        ObjectNode object) {

    static Change added(long version, ResourceType type, ObjectNode after) {
        return new Change(version, type, null, after, after);
    }

    static Change modified(long version, ResourceType type, ObjectNode before, ObjectNode after) {
        return new Change(version, type, before, after, after);
    }

    /// `last` is the object as it was, with the version of its removal.
    static Change deleted(long version, ResourceType type, ObjectNode before, ObjectNode last) {
        return new Change(version, type, before, null, last);
    }
}
