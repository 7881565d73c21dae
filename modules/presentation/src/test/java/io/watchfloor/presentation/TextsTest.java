package io.watchfloor.presentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path RESOURCES = Path.of("src/main/resources");

    @Test
    void eachKeyHasATextAndEachTextAKey() throws IOException, ClassNotFoundException {
        List<Class<?>> enums = enums();
        assertFalse(enums.isEmpty());
        for (Class<?> each : enums) {
            Set<String> keys = Arrays.stream(each.getEnumConstants())
                    .map(constant ->
                            ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(keys, texts(each), each.getName());
        }
    }

    @Test
    void eachKeyIsUsed() throws IOException, ClassNotFoundException {
        String code;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            code = files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTest::read)
                    .collect(Collectors.joining());
        }
        for (Class<?> each : enums()) {
            for (Object constant : each.getEnumConstants()) {
                String name = ((Enum<?>) constant).name();
                String use = each.getSimpleName() + "\\s*\\." + name;
                boolean within = each.getSimpleName().equals("Words") && code.contains(" -> " + name + ";");
                assertFalse(!within && !code.matches("(?s).*" + use + "\\b.*"), use + " is not used");
            }
        }
    }

    @Test
    void argumentsAreFilledIn() {
        assertEquals("7 min 12 s", Words.AGE_MINUTES_SECONDS.text("7", "12"));
    }

    private static List<Class<?>> enums() throws IOException, ClassNotFoundException {
        List<Class<?>> enums = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                String name =
                        SOURCES.relativize(file).toString().replace(".java", "").replace('/', '.');
                if (read(file).contains("implements Text ")) {
                    enums.add(Class.forName(name));
                }
            }
        }
        return enums;
    }

    private static Set<String> texts(Class<?> each) throws IOException {
        Path file = RESOURCES.resolve(each.getName().replace('.', '/') + ".properties");
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
