package io.watchfloor.mitigation;

import java.time.Instant;

/// Something that a console left in force in a system, as the mark beside the object tells.
///
/// @param plan   the id of the plan that made it
/// @param action what has to be put back, with the earlier value from the mark
/// @param until  when it ends
/// @param text   the object, in words
public record Left(String plan, Action action, Instant until, String text) {}
