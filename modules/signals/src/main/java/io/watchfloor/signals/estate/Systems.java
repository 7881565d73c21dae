package io.watchfloor.signals.estate;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The systems of an estate and how they are reached. Absent ones are not watched, and the floor says so.
public record Systems(
        List<PostgresServer> postgres,
        @Nullable KubernetesCluster kubernetes,
        @Nullable Ingress ingress,
        @Nullable Redis redis,
        @Nullable Lab lab) {
    public Systems {
        postgres = List.copyOf(postgres);
    }

    /// A PostgreSQL server: one primary and its standbys behind one name.
    ///
    /// @param nodes    `host:port` of each node; which is primary is asked, not configured
    /// @param ssl      libpq's sslmode
    /// @param database the database for cluster-wide views
    public record PostgresServer(String slug, List<String> nodes, String ssl, String database, Logins logins) {
        public PostgresServer {
            nodes = List.copyOf(nodes);
        }
    }

    /// Who watches, and who acts where acting is configured.
    public record Logins(Login watch, @Nullable Login act) {}

    /// A role and the reference to its password, absent where the server asks none.
    public record Login(String user, @Nullable Secret password) {}

    /// A Kubernetes API: a URL with bearer tokens, or a kubeconfig context.
    public record KubernetesCluster(
            @Nullable URI url, @Nullable Context context, Tokens tokens) {}

    /// A context of a kubeconfig file; absent parts mean the usual file and its current context.
    public record Context(
            @Nullable String kubeconfig, @Nullable String name) {}

    /// Bearer tokens for watching and acting, absent where the kubeconfig has the credentials.
    public record Tokens(@Nullable Secret watch, @Nullable Secret act) {}

    /// Traefik's Prometheus endpoint and how its routers are named, with `{tenant}` and `{workflow}` filled in.
    public record Ingress(URI metrics, String router) {}

    /// A Redis server as `host:port`.
    public record Redis(String address, @Nullable Secret password) {}

    /// The embedded estate's own control endpoint.
    public record Lab(URI control, Secret token) {}
}
