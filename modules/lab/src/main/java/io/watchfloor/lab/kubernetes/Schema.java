package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// The fields each kind knows, from `fields.json`: unknown ones are dropped as Kubernetes drops them, wrong types
/// refused.
final class Schema {
    private final JsonNode definitions;

    private Schema(JsonNode definitions) {
        this.definitions = definitions;
    }

    static Schema load() {
        try (InputStream in = Objects.requireNonNull(Schema.class.getResourceAsStream("fields.json"))) {
            return new Schema(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What was found wrong with an object: fields not known (already dropped from it) and values of the wrong type.
    record Findings(List<String> unknown, List<String> mismatched) {}

    Findings prune(String kind, ObjectNode object) {
        Findings findings = new Findings(new ArrayList<>(), new ArrayList<>());
        fields(kind, object, "", findings);
        return findings;
    }

    private void fields(String definition, ObjectNode object, String path, Findings findings) {
        JsonNode known = definitions.path(definition);
        for (Map.Entry<String, JsonNode> field : List.copyOf(object.properties())) {
            String here = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
            JsonNode type = known.get(field.getKey());
            if (type == null) {
                findings.unknown().add(here);
                object.remove(field.getKey());
            } else if (field.getValue().isNull()) {
                object.remove(field.getKey());
            } else {
                value(type.asText(), field.getValue(), here, findings);
            }
        }
    }

    private void value(String type, JsonNode value, String path, Findings findings) {
        if (type.startsWith("[]")) {
            if (require(value.isArray(), value, path, "array", findings)) {
                for (int i = 0; i < value.size(); i++) {
                    value(type.substring(2), value.get(i), path + "[" + i + "]", findings);
                }
            }
        } else if (type.startsWith("map:")) {
            if (require(value.isObject(), value, path, "map", findings)) {
                value.properties()
                        .forEach(entry ->
                                value(type.substring(4), entry.getValue(), path + "." + entry.getKey(), findings));
            }
        } else {
            scalar(type, value, path, findings);
        }
    }

    private void scalar(String type, JsonNode value, String path, Findings findings) {
        switch (type) {
            case "any" -> {}
            case "string" -> require(value.isTextual(), value, path, "string", findings);
            case "boolean" -> require(value.isBoolean(), value, path, "bool", findings);
            case "integer" ->
                require(value.isIntegralNumber() && value.canConvertToLong(), value, path, "int", findings);
            case "number" -> require(value.isNumber(), value, path, "float64", findings);
            default -> {
                if (require(value.isObject(), value, path, type, findings)) {
                    fields(type, (ObjectNode) value, path, findings);
                }
            }
        }
    }

    private static boolean require(boolean holds, JsonNode value, String path, String type, Findings findings) {
        if (!holds) {
            String found = value.getNodeType().toString().toLowerCase(Locale.ROOT);
            findings.mismatched()
                    .add("json: cannot unmarshal " + found + " into Go struct field " + path + " of type " + type);
        }
        return holds;
    }
}
