package io.watchfloor.mitigation.actions;

import org.jspecify.annotations.Nullable;

/// A PostgreSQL server whose nodes something manages.
///
/// @param server the server's slug
/// @param name   what the manager calls it
/// @param object its custom resource, where it is CloudNativePG
public record DatabaseCluster(
        String server,
        Management manager,
        String name,
        @Nullable ClusterObject object) {
    /// Who manages the nodes.
    public enum Management {
        PATRONI,
        CLOUDNATIVEPG,
        /// The lab's own pair.
        EMBEDDED
    }
}
