package io.watchfloor.mitigation.drill;

/// One answer before a drill.
///
/// @param name   what was looked at
/// @param reason what was seen
/// @param limit  what it is held against, such as `≤ 1.0 s`
public record DrillCheck(String name, Go go, String reason, String limit) {
    /// Whether the drill may go on as far as this is concerned.
    public enum Go {
        GO,
        NO_GO,
        /// Somebody says so; nothing has shown it. It is never counted as GO.
        DECLARED
    }
}
