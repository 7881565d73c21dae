package io.watchfloor.mitigation.actions;

/// Who leads and who shall, with what was seen of them when it was planned.
///
/// @param leader    the present leader; empty until it was looked at
/// @param candidate who shall lead; empty where the system chooses
/// @param timeline  PostgreSQL's timeline, which changes with every leader
/// @param lag       bytes by which the candidate is behind
public record Leadership(String leader, String candidate, Was timeline, Was lag) {}
