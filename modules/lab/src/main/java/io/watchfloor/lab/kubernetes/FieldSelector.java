package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Field selectors: `=`, `==` and `!=` on the fields a kind can be selected by.
final class FieldSelector {
    private static final Pattern TERM = Pattern.compile("([^=!]+)(==|=|!=)(.*)");
    private static final Pattern COMMA = Pattern.compile(",");

    private FieldSelector() {}

    static Predicate<ObjectNode> parse(ResourceType type, String text) {
        Predicate<ObjectNode> all = object -> true;
        if (text.isBlank()) {
            return all;
        }
        for (String part : COMMA.splitAsStream(text).toList()) {
            Matcher term = TERM.matcher(part.strip());
            if (!term.matches()) {
                throw Refusal.badRequest("invalid selector: '" + text + "'; can't understand '" + part + "'");
            }
            String field = term.group(1);
            if (!type.selectableBy(field)) {
                throw Refusal.badRequest("field label not supported: " + field);
            }
            String pointer = "/" + (field.equals("status.successful") ? "status.succeeded" : field).replace('.', '/');
            String value = term.group(3);
            boolean equal = !term.group(2).equals("!=");
            all = all.and(object -> text(object.at(pointer), field).equals(value) == equal);
        }
        return all;
    }

    private static String text(JsonNode found, String field) {
        return switch (field) {
            case "spec.unschedulable" -> Boolean.toString(found.asBoolean());
            case "status.successful" -> Integer.toString(found.asInt());
            default -> found.asText("");
        };
    }
}
