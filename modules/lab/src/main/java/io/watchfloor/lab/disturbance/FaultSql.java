package io.watchfloor.lab.disturbance;

import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The SQL of the faults, one statement per resource.
final class FaultSql {
    private FaultSql() {}

    static String text(String name) {
        try {
            return Resources.text(FaultSql.class, name + ".sql").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
