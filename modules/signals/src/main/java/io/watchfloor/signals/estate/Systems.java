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
        @Nullable Lab lab,
        Operated operated) {
    public Systems {
        postgres = List.copyOf(postgres);
    }

    /// Systems of which none is only operated.
    public Systems(
            List<PostgresServer> postgres,
            @Nullable KubernetesCluster kubernetes,
            @Nullable Ingress ingress,
            @Nullable Redis redis,
            @Nullable Lab lab) {
        this(postgres, kubernetes, ingress, redis, lab, Operated.NONE);
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

    /// What is not watched but operated: by these the operator acts on what is watched.
    public record Operated(
            List<Patroni> patroni,
            List<Pooler> poolers,
            @Nullable Alertmanager alertmanager) {
        /// Nothing.
        public static final Operated NONE = new Operated(List.of(), List.of(), null);

        public Operated {
            patroni = List.copyOf(patroni);
            poolers = List.copyOf(poolers);
        }
    }

    /// The REST interfaces of the Patroni members that manage a server.
    ///
    /// @param server the PostgreSQL server's slug
    /// @param urls   one for each member; any that answers is asked
    /// @param act    absent where Patroni asks for no password
    public record Patroni(
            String server, List<URI> urls, @Nullable Login act) {
        public Patroni {
            urls = List.copyOf(urls);
        }
    }

    /// The admin console of a PgBouncer.
    ///
    /// @param server  the slug of the PostgreSQL server behind it
    /// @param address `host:port`
    /// @param act     one of its `admin_users`
    public record Pooler(String server, String address, Login act) {}

    /// Alertmanager's address, and a login where a proxy before it asks for one.
    public record Alertmanager(URI url, @Nullable Login act) {}
}
