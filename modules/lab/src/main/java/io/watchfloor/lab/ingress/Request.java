package io.watchfloor.lab.ingress;

/// One request as it came in: when (`System.nanoTime`), and the number from which all its details are drawn, so
/// that a repeated attempt does the same again.
///
/// @param stray whether it asks for a page that does not exist
public record Request(long arrivedNanos, long seed, boolean stray) {
    /// A request that asks for what its router is for.
    public Request(long arrivedNanos, long seed) {
        this(arrivedNanos, seed, false);
    }
}
