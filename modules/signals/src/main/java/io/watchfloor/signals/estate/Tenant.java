package io.watchfloor.signals.estate;

import org.jspecify.annotations.Nullable;

/// One customer or brand: by Odoo custom one database.
///
/// @param server    slug of the PostgreSQL server that holds its database
/// @param namespace Kubernetes namespace of its pods, where it has one of its own
public record Tenant(
        String slug,
        String title,
        String server,
        String database,
        @Nullable String namespace) {}
