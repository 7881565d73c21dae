package io.watchfloor.mitigation;

/// One guard's answer.
///
/// @param name    what was checked: permission, dry run, target free, …
/// @param text    the operator's text: who was asked, or why not and what to do
/// @param who     the identity the system authenticated, empty when it did not say
public record Check(String name, Result result, String text, String who) {
    /// The answers of a guard.
    public enum Result {
        PASSED,
        FAILED,
        /// The system has no such check.
        NOT_OFFERED
    }

    /// Whether the mitigation may go on as far as this guard is concerned.
    public boolean allows() {
        return result != Result.FAILED;
    }
}
