package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Holds a written object against its kind's fields.
final class Decoding {
    private final Schema schema;

    Decoding(Schema schema) {
        this.schema = schema;
    }

    /// Checks kind, types and unknown fields. A patch that breaks them is invalid (422), a body that does is bad (400).
    void decode(ResourceType type, ObjectNode object, Writes.Options options, boolean patch) {
        JsonNode kind = object.path("kind");
        JsonNode version = object.path("apiVersion");
        if ((kind.isTextual() && !kind.asText().equals(type.kind))
                || (version.isTextual() && !version.asText().equals(type.apiVersion()))) {
            throw Refusal.badRequest(type.kind + " in version \"v1\" cannot be handled as a " + type.kind
                    + ": the object is a " + kind.asText() + " of " + version.asText());
        }
        Schema.Findings findings = schema.prune(type.kind, object);
        if (!findings.mismatched().isEmpty()) {
            throw undecodable(type, findings.mismatched().getFirst(), patch);
        }
        List<String> unknown = findings.unknown().stream()
                .map(field -> "unknown field \"" + field + "\"")
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        switch (options.fieldValidation()) {
            case "Strict" -> throw undecodable(type, "strict decoding error: " + String.join(", ", unknown), patch);
            case "Ignore" -> {}
            default -> unknown.forEach(options.warn());
        }
    }

    private static Refusal undecodable(ResourceType type, String why, boolean patch) {
        if (patch) {
            return Refusal.invalid(
                    type, "", List.of(new Refusal.Cause("FieldValueInvalid", "Invalid value: " + why, "patch")));
        }
        return Refusal.badRequest(type.kind + " in version \"v1\" cannot be handled as a " + type.kind + ": " + why);
    }
}
