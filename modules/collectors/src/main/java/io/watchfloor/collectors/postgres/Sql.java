package io.watchfloor.collectors.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// The text of one statement, from a resource or from a pack.
public record Sql(String text) {
    /// The statement in the resource beside `owner`. Comments say in the file which privilege it needs; they are not
    /// sent.
    public static Sql resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the module");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Sql(text.lines()
                    .filter(line -> !line.strip().startsWith("--"))
                    .reduce("", (before, line) -> before + line + "\n")
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
