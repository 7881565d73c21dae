package io.watchfloor.presentation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every string that is keyed is there, and every one that is there is used.
final class TextKeysTest {
    private static final Path JAVA = Path.of("src/main/java/io/watchfloor/presentation");
    private static final Path RESOURCES = Path.of("src/main/resources/io/watchfloor/presentation");

    @Test
    void theKeysOfThePagesAreThoseOfTheirProperties() throws IOException {
        for (String page : List.of("locks/LocksText", "plan/PlanText")) {
            assertEquals(constants(page), keys(page), page);
        }
    }

    @Test
    void everyStringIsUsed() throws IOException {
        for (String page : List.of("locks/LocksText", "plan/PlanText")) {
            String name = page.substring(page.indexOf('/') + 1);
            String sources = sources(page);
            Set<String> unused = new TreeSet<>(constants(page));
            unused.removeIf(key -> sources.matches("(?s).*\\b" + name + "\\s*\\.\\s*"
                    + key.toUpperCase(Locale.ROOT).replace('-', '_') + "\\b.*"));
            assertEquals(Set.of(), unused, page);
        }
    }

    private static Set<String> keys(String page) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(RESOURCES.resolve(page + ".properties"))) {
            properties.load(reader);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static Set<String> constants(String page) throws IOException {
        Set<String> keys = new TreeSet<>();
        Files.readString(JAVA.resolve(page + ".java"))
                .lines()
                .filter(line -> line.matches("    [A-Z][A-Z0-9_]*,?"))
                .forEach(line -> keys.add(
                        line.strip().replace(",", "").toLowerCase(Locale.ROOT).replace('_', '-')));
        return keys;
    }

    private static String sources(String page) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(JAVA.resolve(page).getParent())) {
            files.filter(file -> !file.getFileName().toString().startsWith(page.substring(page.indexOf('/') + 1)))
                    .forEach(file -> all.append(read(file)));
        }
        return all.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
