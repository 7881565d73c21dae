package io.watchfloor.estate;

import io.watchfloor.signals.estate.Workflow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// Finds a pack: one that is shipped, by name, or a file of one's own, by a path that ends in `.yaml`.
final class PackSource {
    private static final List<String> SHIPPED = List.of("odoo-retail");

    private final Words words;
    private final Mistakes mistakes;

    PackSource(Words words, Mistakes mistakes) {
        this.words = words;
        this.mistakes = mistakes;
    }

    List<Workflow> read(Fields.Text name) {
        if (name.value().endsWith(".yaml") || name.value().endsWith(".yml")) {
            return file(name);
        }
        if (words.choice(name, SHIPPED).isEmpty()) {
            return List.of();
        }
        String resource = "packs/" + name.value() + ".yaml";
        try (InputStream in = PackSource.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not in the module");
            }
            return parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    private List<Workflow> file(Fields.Text name) {
        try {
            Path path = words.folder().resolve(name.value()).normalize();
            return parse(name.value(), Files.readString(path));
        } catch (IOException | InvalidPathException e) {
            mistakes.add(name.at(), "cannot read the pack '" + name.value() + "'");
            return List.of();
        }
    }

    private List<Workflow> parse(String file, String text) {
        return new PackReader(words, mistakes).read(YamlTree.parse(file, text, mistakes));
    }
}
