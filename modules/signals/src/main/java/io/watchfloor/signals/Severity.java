package io.watchfloor.signals;

/// How urgent a finding, an incident or a root blocker is. Not a state: see [State].
public enum Severity {
    CRITICAL,
    WARNING
}
