package io.watchfloor.diagnosis.workflows;

import io.watchfloor.diagnosis.freshness.Freshness;
import io.watchfloor.signals.estate.Estate;

/// What every judge of one tick needs to know.
///
/// @param seconds watched since the tick before
/// @param finding whether a finding was open then: nothing usual is learned and no change is forgotten
public record Moment(Estate estate, Freshness freshness, TenantObjects objects, double seconds, boolean finding) {}
