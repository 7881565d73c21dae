package io.watchfloor.estate;

import java.util.List;

/// A YAML value that knows where it stands.
sealed interface Node {
    Place at();

    record Mapping(Place at, List<Entry> entries) implements Node {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    record Sequence(Place at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Scalar(Place at, String text) implements Node {}

    /// A key without a value.
    record Nothing(Place at) implements Node {}

    record Entry(Place at, String key, Node value) {}
}
