package io.watchfloor.lab.workload;

import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The SQL of the workload, one statement per resource.
final class Statements {
    private static final Map<String, String> TEXTS = new ConcurrentHashMap<>();

    private Statements() {}

    static String text(String name) {
        return TEXTS.computeIfAbsent(name, missing -> {
            try {
                return Resources.text(Statements.class, missing + ".sql").strip();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
