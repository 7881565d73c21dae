package io.watchfloor.collectors.postgres;

import java.util.Arrays;
import java.util.Optional;

/// The eight modes of a heavyweight lock from weak to strong, and which exclude one another (PostgreSQL's
/// documentation, "Explicit Locking", table of conflicting modes).
enum LockMode {
    ACCESS_SHARE("AccessShare", 0b0000_0001, 0b1000_0000),
    ROW_SHARE("RowShare", 0b0000_0010, 0b1100_0000),
    ROW_EXCLUSIVE("RowExclusive", 0b0000_0100, 0b1111_0000),
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusive", 0b0000_1000, 0b1111_1000),
    SHARE("Share", 0b0001_0000, 0b1110_1100),
    SHARE_ROW_EXCLUSIVE("ShareRowExclusive", 0b0010_0000, 0b1111_1100),
    EXCLUSIVE("Exclusive", 0b0100_0000, 0b1111_1110),
    ACCESS_EXCLUSIVE("AccessExclusive", 0b1000_0000, 0b1111_1111);

    private static final String SUFFIX = "Lock";

    private final String text;
    private final int bit;
    private final int excluded;

    LockMode(String text, int bit, int excluded) {
        this.text = text;
        this.bit = bit;
        this.excluded = excluded;
    }

    /// The mode as `pg_locks` names it, with its suffix; nothing for the modes of predicate locks.
    static Optional<LockMode> of(String mode) {
        return Arrays.stream(values())
                .filter(each -> mode.equals(each.text + SUFFIX))
                .findFirst();
    }

    /// A mode's name without its suffix, whether it is known here or not.
    static String bare(String mode) {
        return mode.endsWith(SUFFIX) ? mode.substring(0, mode.length() - SUFFIX.length()) : mode;
    }

    boolean excludes(LockMode other) {
        return (excluded & other.bit) != 0;
    }

    /// Without the suffix.
    String text() {
        return text;
    }
}
