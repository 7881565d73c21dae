package io.watchfloor.signals;

import java.time.Duration;

/// Where readings come from: a stable name such as `postgres/pg/pg-1`, its layer, and how often it is read.
public record Source(String name, Layer layer, Duration interval) {}
