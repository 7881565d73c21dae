package io.watchfloor.executors.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Statements from the resources beside the class that sends them.
public final class Sql {
    private Sql() {}

    /// The statement without its comments, which say in the file which privilege it needs.
    public static String text(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the module");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.strip().startsWith("--"))
                    .reduce("", (before, line) -> before + line + "\n")
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
