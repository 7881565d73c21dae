package io.watchfloor.lab.ingress;

/// One request as it came in: when (`System.nanoTime`), and the number from which all its details are drawn, so
/// that a repeated attempt does the same again.
public record Request(long arrivedNanos, long seed) {}
