package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/// Generated parts of names, in the alphabet Kubernetes uses (no vowels, so no words).
final class Names {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private Names() {}

    static String suffix(int length) {
        StringBuilder name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            name.append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    /// The same template always has the same hash, in whatever order its fields were written.
    static String hash(JsonNode template) {
        long rest = 0xcbf29ce484222325L;
        for (byte b : Json.bytes(sorted(template))) {
            rest = (rest ^ (b & 0xff)) * 0x100000001b3L;
        }
        StringBuilder name = new StringBuilder(10);
        for (int i = 0; i < 10; i++) {
            name.append(ALPHABET.charAt((int) Long.remainderUnsigned(rest, ALPHABET.length())));
            rest = Long.divideUnsigned(rest, ALPHABET.length());
        }
        return name.toString();
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode array = Json.FACTORY.arrayNode();
            node.forEach(entry -> array.add(sorted(entry)));
            return array;
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> fields = new TreeMap<>();
        node.properties().forEach(field -> fields.put(field.getKey(), sorted(field.getValue())));
        return Json.FACTORY.objectNode().setAll(fields);
    }
}
