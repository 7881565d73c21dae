package io.watchfloor.lab.scenario;

import io.watchfloor.lab.host.CannotStart;
import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The scenarios the lab ships, and those that come from a file.
public final class Scenarios {
    /// Names of those shipped.
    public static final List<String> KNOWN = List.of(
            "steady",
            "weekend-promotion",
            "healthy-surge",
            "end-of-day-collision",
            "carrier-outage",
            "rates-during-picking",
            "month-end-close",
            "backup-in-the-peak",
            "standby-behind",
            "forgotten-commit",
            "migration-queue",
            "bad-release",
            "sessions-evicted",
            "bot-burst",
            "source-lost",
            "noisy-tenant",
            "node-failure");

    private Scenarios() {}

    /// The scenario of that name, else the one in that file; several joined by `+` play at once.
    public static Scenario find(String namesOrFiles, Variant variant) {
        return Stream.of(namesOrFiles.split("\\+", -1))
                .map(name -> one(name, variant))
                .reduce(Scenario::with)
                .orElseThrow();
    }

    private static Scenario one(String nameOrFile, Variant variant) {
        if (KNOWN.contains(nameOrFile)) {
            return shipped(nameOrFile, variant);
        }
        try {
            Path file = Path.of(nameOrFile);
            if (Files.isRegularFile(file)) {
                return ScenarioReader.read(nameOf(file), nameOrFile, Files.readString(file), variant);
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

    /// One of [#KNOWN] as it is told.
    public static Scenario shipped(String name) {
        return shipped(name, Variant.AS_TOLD);
    }

    private static Scenario shipped(String name, Variant variant) {
        String resource = name + ".yaml";
        try {
            return ScenarioReader.read(name, resource, Resources.text(Scenarios.class, resource), variant);
        } catch (IOException e) {
            throw new CannotStart("the scenario " + name + " is missing in this build", e);
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.ya?ml$", "");
    }
}
