package io.watchfloor.estate;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Parses YAML into nodes with places. What is no plain tree (aliases, second documents, twofold keys) is a mistake.
final class YamlTree {
    private static final YAMLFactory YAML = new YAMLFactory();
    /// More than any estate needs, less than the stack holds.
    private static final int DEEPEST = 32;

    private final String file;
    private final Mistakes mistakes;
    private final JsonParser parser;

    private YamlTree(String file, Mistakes mistakes, JsonParser parser) {
        this.file = file;
        this.mistakes = mistakes;
        this.parser = parser;
    }

    /// The root of the text; `Nothing` after a mistake that makes the rest unreadable, or when the text is empty.
    static Node parse(String file, String text, Mistakes mistakes) {
        Place start = new Place(file, 1, 1);
        try (JsonParser parser = YAML.createParser(text)) {
            YamlTree tree = new YamlTree(file, mistakes, parser);
            if (parser.nextToken() == null) {
                return new Node.Nothing(start);
            }
            Node root = tree.node(0);
            if (parser.nextToken() != null) {
                mistakes.add(tree.here(), "a second document: one file holds one");
            }
            return root;
        } catch (JsonProcessingException e) {
            mistakes.add(place(file, e.getLocation()), "not YAML: " + firstLine(e.getOriginalMessage()));
            return new Node.Nothing(start);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private Node node(int depth) throws IOException {
        Place at = here();
        if (depth > DEEPEST) {
            mistakes.add(at, "nested too deeply");
            parser.skipChildren();
            return new Node.Nothing(at);
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(at, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node(depth + 1));
            }
            return new Node.Sequence(at, items);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new Node.Nothing(at);
        }
        if (token == JsonToken.VALUE_EMBEDDED_OBJECT || "*".equals(parser.getText())) {
            mistakes.add(at, "aliases and tags are not read here: write the value out");
            return new Node.Nothing(at);
        }
        return new Node.Scalar(at, parser.getText());
    }

    private Node mapping(Place at, int depth) throws IOException {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyAt = here();
            String key = parser.currentName();
            parser.nextToken();
            Node value = node(depth + 1);
            if (keys.add(key)) {
                entries.add(new Node.Entry(keyAt, key, value));
            } else {
                mistakes.add(keyAt, "'" + key + "' is given twice");
            }
        }
        return new Node.Mapping(at, entries);
    }

    private Place here() {
        return place(file, parser.currentTokenLocation());
    }

    private static Place place(String file, JsonLocation location) {
        return location == null
                ? new Place(file, 1, 1)
                : new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
