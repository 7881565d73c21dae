package io.watchfloor.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a console calls itself in journals: the user and the machine. Nothing is looked up on the network for it.
public final class ConsoleName {
    private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

    private ConsoleName() {}

    /// Such as `ops@laptop`.
    public static String get() {
        return System.getProperty("user.name", "somebody") + "@" + machine();
    }

    private static String machine() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .or(() -> Optional.ofNullable(System.getenv("COMPUTERNAME")))
                .or(ConsoleName::kernel)
                .map(name -> name.strip().replaceFirst("\\..*", ""))
                .filter(name -> !name.isEmpty())
                .orElse("console");
    }

    private static Optional<String> kernel() {
        try {
            return Files.exists(KERNEL) ? Optional.of(Files.readString(KERNEL)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
