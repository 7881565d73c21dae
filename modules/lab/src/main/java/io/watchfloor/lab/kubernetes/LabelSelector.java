package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Label selectors, in the query's notation and in an object's `selector`.
final class LabelSelector {
    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUAL = Pattern.compile("([^\\s=!,]+)\\s*(==|=|!=)\\s*([^\\s=!,]*)");
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*([^\\s=!,()]+)");
    private static final Pattern BETWEEN = Pattern.compile(",(?![^(]*\\))");

    private LabelSelector() {}

    static Predicate<Map<String, String>> parse(String text) {
        Predicate<Map<String, String>> all = labels -> true;
        if (text.isBlank()) {
            return all;
        }
        for (String part : BETWEEN.splitAsStream(text).map(String::strip).toList()) {
            all = all.and(requirement(part, text));
        }
        return all;
    }

    private static Predicate<Map<String, String>> requirement(String part, String text) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            List<String> values = List.of(set.group(3).strip().split("\\s*,\\s*", -1));
            return matches(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values);
        }
        Matcher equal = EQUAL.matcher(part);
        if (equal.matches()) {
            return matches(equal.group(1), equal.group(2).equals("!=") ? "NotIn" : "In", List.of(equal.group(3)));
        }
        Matcher exists = EXISTS.matcher(part);
        if (exists.matches()) {
            return matches(exists.group(2), exists.group(1).isEmpty() ? "Exists" : "DoesNotExist", List.of());
        }
        throw Refusal.badRequest("unable to parse requirement: found '" + part + "' in selector '" + text + "'");
    }

    /// An object's own selector: `matchLabels` and `matchExpressions`.
    static Predicate<Map<String, String>> of(JsonNode selector) {
        Map<String, String> wanted = Meta.texts(selector.path("matchLabels"));
        Predicate<Map<String, String>> all = labels -> labels.entrySet().containsAll(wanted.entrySet());
        for (JsonNode expression : selector.path("matchExpressions")) {
            List<String> values = StreamSupport.stream(expression.path("values").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            all = all.and(matches(
                    expression.path("key").asText(), expression.path("operator").asText(), values));
        }
        return all;
    }

    /// The query's notation of an object's own selector, as Scale shows it.
    static String text(JsonNode selector) {
        List<String> parts = new ArrayList<>();
        Stream<Map.Entry<String, String>> labels = Meta.texts(selector.path("matchLabels")).entrySet().stream();
        labels.forEach(label -> parts.add(label.getKey() + "=" + label.getValue()));
        return String.join(",", parts);
    }

    private static Predicate<Map<String, String>> matches(String key, String operator, List<String> values) {
        return switch (operator) {
            case "In" -> labels -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> labels -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels -> labels.containsKey(key);
            case "DoesNotExist" -> labels -> !labels.containsKey(key);
            default -> throw Refusal.badRequest("\"" + operator + "\" is not a valid label selector operator");
        };
    }
}
