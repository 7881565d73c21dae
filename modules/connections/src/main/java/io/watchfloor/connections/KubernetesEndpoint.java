package io.watchfloor.connections;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Context;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Makes clients of the cluster: one for watching and, with other credentials, one for acting. Whoever makes one
/// closes it.
public final class KubernetesEndpoint {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private KubernetesEndpoint() {}

    /// A client with the watching credentials.
    public static KubernetesClient watching(KubernetesCluster cluster) throws ConnectionException {
        return client(cluster, cluster.tokens().watch());
    }

    /// A client with the operator's credentials; those of the kubeconfig where the estate names no token.
    public static KubernetesClient acting(KubernetesCluster cluster) throws ConnectionException {
        if (cluster.tokens().act() == null && cluster.context() == null) {
            throw new ConnectionException("the estate names no credentials for acting on Kubernetes");
        }
        return client(cluster, cluster.tokens().act());
    }

    private static KubernetesClient client(KubernetesCluster cluster, @Nullable Secret token)
            throws ConnectionException {
        ConfigBuilder config = new ConfigBuilder(config(cluster))
                .withConnectionTimeout((int) CONNECT.toMillis())
                .withRequestTimeout((int) ANSWER.toMillis())
                .withRequestRetryBackoffLimit(0)
                // Reconnecting is decided here, where it can be said on screen, not inside the client.
                .withWatchReconnectLimit(0)
                .withOnlyHttpWatches(true);
        if (token != null) {
            // Said at once where it cannot be read.
            Secrets.read(token);
            identifiedBy(token, config);
        }
        return new KubernetesClientBuilder()
                .withConfig(config.build())
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    /// The token alone says who this is: a kubeconfig's certificate would go before it. It is read for each request,
    /// as a cluster renews its tokens while a pause is in force.
    private static void identifiedBy(Secret token, ConfigBuilder config) {
        config.withClientCertData(null)
                .withClientCertFile(null)
                .withClientKeyData(null)
                .withClientKeyFile(null)
                .withUsername(null)
                .withPassword(null)
                .withAuthProvider(null)
                .withOauthToken(null)
                .withOauthTokenProvider(() -> current(token));
    }

    private static String current(Secret token) {
        try {
            return Secrets.read(token);
        } catch (ConnectionException e) {
            throw new KubernetesClientException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Config config(KubernetesCluster cluster) throws ConnectionException {
        if (cluster.url() != null) {
            return new ConfigBuilder(Config.empty())
                    .withMasterUrl(cluster.url().toString())
                    .build();
        }
        Context context = cluster.context();
        String name = context == null ? null : context.name();
        String file = context == null ? null : context.kubeconfig();
        if (file == null) {
            return Config.autoConfigure(name);
        }
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new ConnectionException("the kubeconfig " + file + " cannot be read");
        }
        try {
            Config config = Config.fromKubeconfig(path.toFile());
            if (name == null) {
                return config;
            }
            if (config.getContexts().stream().noneMatch(each -> each.getName().equals(name))) {
                throw new ConnectionException("there is no context " + name + " in " + file);
            }
            return Config.fromKubeconfig(name, path.toFile());
        } catch (KubernetesClientException e) {
            throw new ConnectionException("the kubeconfig " + file + " cannot be understood", e);
        }
    }
}
