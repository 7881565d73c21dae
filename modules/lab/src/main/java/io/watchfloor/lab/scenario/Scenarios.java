package io.watchfloor.lab.scenario;

import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/// The scenarios the lab ships, and those that come from a file.
public final class Scenarios {
    /// Names of those shipped.
    public static final List<String> KNOWN = List.of("steady", "weekend-promotion", "healthy-surge");

    private Scenarios() {}

    /// The scenario of that name, else the one in that file.
    public static Scenario find(String nameOrFile) {
        if (KNOWN.contains(nameOrFile)) {
            return shipped(nameOrFile);
        }
        try {
            Path file = Path.of(nameOrFile);
            if (Files.isRegularFile(file)) {
                return ScenarioReader.read(nameOf(file), nameOrFile, Files.readString(file));
            }
        } catch (IOException e) {
            throw new CannotStart("cannot read the scenario " + nameOrFile + ": " + e.getMessage(), e);
        } catch (InvalidPathException _) {
            throw unknown(nameOrFile);
        }
        throw unknown(nameOrFile);
    }

    private static CannotStart unknown(String name) {
        return new CannotStart("unknown scenario '" + name + "' (known: " + String.join(", ", KNOWN) + ", or a file)");
    }

    /// One of [#KNOWN].
    public static Scenario shipped(String name) {
        String resource = name + ".yaml";
        try {
            return ScenarioReader.read(name, resource, Resources.text(Scenarios.class, resource));
        } catch (IOException e) {
            throw new CannotStart("the scenario " + name + " is missing in this build", e);
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }
}
