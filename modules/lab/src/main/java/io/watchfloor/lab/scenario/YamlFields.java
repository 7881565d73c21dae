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

/// The fields of one YAML mapping, read strictly: every complaint names file, line and column.
final class YamlFields {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(s|m|h)");
    private static final String RANGE = "..";

    private final String source;
    private final Draw draw;
    private final Node node;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    YamlFields(String source, Draw draw, Node node) {
        this.source = source;
        this.draw = draw;
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

    /// The fields of a node below this one.
    YamlFields below(Node child) {
        return new YamlFields(source, draw, child);
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
        var mark = (at == null ? node : at).getStartMark();
        return new CannotStart(source + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": " + complaint);
    }

    /// A complaint about a field, at the field where there is one.
    CannotStart fault(String field, String complaint) {
        return fault(fields.get(field), complaint);
    }

    Optional<Node> node(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    Set<String> names() {
        return fields.keySet();
    }

    String text(String name) {
        Node value = node(name).orElseThrow(() -> fault((Node) null, "'" + name + "' is missing"));
        String text = scalar(value).strip();
        if (text.isEmpty()) {
            throw fault(value, "'" + name + "' is empty");
        }
        return draw.text(text);
    }

    private String scalar(Node value) {
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw fault(value, "expected a single value");
    }

    /// A length such as 30s, a range such as 25s..35s, or one of either for each size.
    Duration duration(String name, Duration otherwise) {
        Node value = fields.get(name);
        if (value == null) {
            return otherwise;
        }
        String[] bounds = bounds(name, value);
        double least = seconds(name, bounds[0]);
        double most = seconds(name, bounds[bounds.length - 1]);
        return Duration.ofMillis(Math.round(1000 * (least == most ? least : draw.between(least, most))));
    }

    private double seconds(String name, String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw fault(name, "'" + name + "' must be a duration as 30s, 5m or 1h");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> amount;
            case "m" -> amount * 60;
            default -> amount * 3600;
        };
    }

    /// A number, a range such as 2.5..3.5, or one of either for each size.
    double number(String name, double most) {
        Node given = node(name).orElseThrow(() -> fault((Node) null, "'" + name + "' is missing"));
        String[] bounds = bounds(name, given);
        double low = value(name, bounds[0], most);
        double high = value(name, bounds[bounds.length - 1], most);
        return low == high ? low : draw.between(low, high);
    }

    private double value(String name, String text, double most) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            throw fault(name, "'" + name + "' must be a number, not '" + text + "'");
        }
        throw fault(name, "'" + name + "' must be between 0 and " + most);
    }

    private String[] bounds(String name, Node value) {
        Node chosen = value;
        if (value instanceof MappingNode) {
            YamlFields sizes = below(value).only(Size.slugs().toArray(String[]::new));
            chosen = sizes.node(draw.size().slug())
                    .orElseThrow(() ->
                            fault(value, "'" + name + "' has no " + draw.size().slug()));
        }
        String text = scalar(chosen).strip();
        int range = text.indexOf(RANGE);
        return range < 0
                ? new String[] {text}
                : new String[] {text.substring(0, range), text.substring(range + RANGE.length())};
    }

    boolean yes(String name) {
        if (!has(name)) {
            return false;
        }
        return switch (text(name)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw fault(name, "'" + name + "' must be true or false");
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
        Node value = fields.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw fault(value, "'" + name + "' must be a list");
    }

    /// The texts of a list, or the one text that stands there alone.
    List<String> texts(String name) {
        Node value = fields.get(name);
        if (value instanceof ScalarNode) {
            return List.of(text(name));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : list(name)) {
            texts.add(draw.text(scalar(item).strip()));
        }
        return texts;
    }

    List<String> texts(String name, Set<String> known) {
        List<String> texts = texts(name);
        texts.forEach(text -> requireKnown(fields.get(name), name, text, known));
        return texts;
    }
}
