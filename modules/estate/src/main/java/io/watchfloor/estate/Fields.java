package io.watchfloor.estate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the keys of one mapping. Each key asked for is thereby known; [#refuseOthers] names the rest.
final class Fields {
    /// A scalar and where it stands.
    record Text(Place at, String value) {}

    private final Node.Mapping mapping;
    private final String what;
    private final Mistakes mistakes;
    private final Set<String> known = new TreeSet<>();

    private Fields(Node.Mapping mapping, String what, Mistakes mistakes) {
        this.mapping = mapping;
        this.what = what;
        this.mistakes = mistakes;
    }

    /// The fields of a node; those of an empty mapping, after naming the mistake, when it is none.
    static Fields of(Node node, String what, Mistakes mistakes) {
        if (node instanceof Node.Mapping mapping) {
            return new Fields(mapping, what, mistakes);
        }
        mistakes.add(node.at(), what + " must be a mapping of keys to values");
        return new Fields(new Node.Mapping(node.at(), List.of()), what, mistakes);
    }

    Place at() {
        return mapping.at();
    }

    Optional<Node> node(String key) {
        known.add(key);
        return mapping.entries().stream()
                .filter(entry -> entry.key().equals(key))
                .map(Node.Entry::value)
                .findFirst();
    }

    boolean has(String key) {
        return node(key).isPresent();
    }

    Optional<Text> text(String key) {
        return node(key).flatMap(node -> scalar(key, node));
    }

    /// The text of a key that must be there; empty text after naming the mistake.
    Text required(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            mistakes.add(at(), what + " needs '" + key + "'");
        }
        return node.flatMap(each -> scalar(key, each)).orElse(new Text(at(), ""));
    }

    boolean flag(String key) {
        Optional<Text> text = text(key);
        if (text.isEmpty()) {
            return false;
        }
        String value = text.get().value();
        if (!value.equals("true") && !value.equals("false")) {
            mistakes.add(text.get().at(), "'" + key + "' must be true or false");
        }
        return value.equals("true");
    }

    List<Node> items(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof Node.Sequence sequence) {
            return sequence.items();
        }
        mistakes.add(node.get().at(), "'" + key + "' must be a list");
        return List.of();
    }

    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (Node item : items(key)) {
            scalar(key, item).ifPresent(texts::add);
        }
        return texts;
    }

    List<String> strings(String key) {
        return texts(key).stream().map(Text::value).toList();
    }

    Optional<Fields> fields(String key) {
        return node(key).map(node -> of(node, "'" + key + "'", mistakes));
    }

    /// Names every key that was never asked for, with the nearest right word.
    void refuseOthers() {
        for (Node.Entry entry : mapping.entries()) {
            if (!known.contains(entry.key())) {
                mistakes.add(entry.at(), "unknown key '" + entry.key() + "'" + Nearest.hint(entry.key(), known));
            }
        }
    }

    private Optional<Text> scalar(String key, Node node) {
        if (node instanceof Node.Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(new Text(scalar.at(), scalar.text()));
        }
        mistakes.add(node.at(), "'" + key + "' must be a single value");
        return Optional.empty();
    }
}
