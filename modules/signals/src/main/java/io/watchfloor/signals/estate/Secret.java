package io.watchfloor.signals.estate;

import java.nio.file.Path;

/// A reference to a secret. The secret itself is read when it is needed and is never part of an [Estate].
public sealed interface Secret {
    /// The value of an environment variable.
    record Variable(String name) implements Secret {}

    /// The first line of a file that only its owner may read.
    record File(Path path) implements Secret {}
}
