package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/// One field of an object, from one value to another; a missing node stands for a field that is not there.
record Field(List<String> path, JsonNode from, JsonNode to) {
    static final JsonNode ABSENT = MissingNode.getInstance();

    Field {
        path = List.copyOf(path);
    }

    Field reversed() {
        return new Field(path, to, from);
    }

    /// `spec.replicas`.
    String title() {
        return String.join(".", path);
    }

    static String words(JsonNode value) {
        return value.isMissingNode() ? "not set" : value.isTextual() ? value.asText() : value.toString();
    }

    /// Whether two values mean the same: the API turns `2` into `"2"` where it takes quantities.
    static boolean same(JsonNode one, JsonNode other) {
        if (one.isMissingNode() || other.isMissingNode()) {
            return one.isMissingNode() && other.isMissingNode();
        }
        return one.equals(
                (left, right) -> left.isValueNode()
                                && right.isValueNode()
                                && left.asText().equals(right.asText())
                        ? 0
                        : 1,
                other);
    }
}
