package io.watchfloor.lab.scenario;

import io.watchfloor.lab.host.CannotStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// The fields of one YAML mapping, read strictly: every complaint names file and line.
final class YamlFields {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");

    private final String source;
    private final Node node;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    YamlFields(String source, Node node) {
        this.source = source;
        this.node = node;
        if (!(node instanceof MappingNode mapping)) {
            throw fault(node, "expected fields");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            String key = scalar(tuple.getKeyNode());
            if (fields.put(key, tuple.getValueNode()) != null) {
                throw fault(tuple.getKeyNode(), "'" + key + "' is there twice");
            }
        }
    }

    YamlFields only(String... known) {
        Set<String> allowed = Set.of(known);
        fields.forEach((name, value) -> {
            if (!allowed.contains(name)) {
                throw fault(value, "unknown field '" + name + "' (known: " + String.join(", ", known) + ")");
            }
        });
        return this;
    }

    CannotStart fault(@Nullable Node at, String complaint) {
        Node where = at == null ? node : at;
        return new CannotStart(source + ":" + (where.getStartMark().getLine() + 1) + ": " + complaint);
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    Set<String> names() {
        return fields.keySet();
    }

    String text(String name) {
        Node value = node(name).orElseThrow(() -> fault(null, "'" + name + "' is missing"));
        String text = scalar(value).strip();
        if (text.isEmpty()) {
            throw fault(value, "'" + name + "' is empty");
        }
        return text;
    }

    private String scalar(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw fault(value, "expected a single value");
    }

    Duration duration(String name, Duration otherwise) {
        if (node(name).isEmpty()) {
            return otherwise;
        }
        Matcher matcher = DURATION.matcher(text(name));
        if (!matcher.matches()) {
            throw fault(fields.get(name), "'" + name + "' must be a duration as 30s, 5m or 1h");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
    }

    double number(String name, double most) {
        String text = text(name);
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            throw fault(fields.get(name), "'" + name + "' must be a number, not '" + text + "'");
        }
        throw fault(fields.get(name), "'" + name + "' must be between 0 and " + most);
    }

    boolean yes(String name) {
        if (node(name).isEmpty()) {
            return false;
        }
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault(fields.get(name), "'" + name + "' must be true or false");
        };
    }

    String oneOf(String name, Set<String> known) {
        String value = text(name);
        requireKnown(fields.get(name), name, value, known);
        return value;
    }

    void requireKnown(@Nullable Node at, String kind, String value, Set<String> known) {
        if (!known.contains(value)) {
            throw fault(
                    at,
                    "unknown " + kind + " '" + value + "' (known: "
                            + String.join(", ", known.stream().sorted().toList()) + ")");
        }
    }

    List<Node> list(String name) {
        Optional<Node> value = node(name);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw fault(value.get(), "'" + name + "' must be a list");
    }

    List<String> texts(String name, Set<String> known) {
        List<String> texts = new ArrayList<>();
        for (Node item : list(name)) {
            requireKnown(item, name, scalar(item), known);
            texts.add(scalar(item));
        }
        return texts;
    }
}
