package io.watchfloor.journal;

import java.time.Instant;

/// The head of a chain as it stood once, kept where whoever can change the chain's file cannot reach.
///
/// @param console  whose chain
/// @param sequence the line, counted from 1
/// @param hash     that line's own
/// @param where    what keeps it
public record Anchor(String console, long sequence, String hash, Instant at, String where) {}
