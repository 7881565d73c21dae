package io.watchfloor.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems.Context;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import io.watchfloor.signals.estate.Systems.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubernetesEndpointTest {
    @TempDir
    Path folder = Path.of("");

    private Path token = Path.of("token");

    @BeforeEach
    void write() throws IOException {
        token = Files.writeString(folder.resolve("token"), "first\n");
        assertEquals(
                true, token.toFile().setReadable(false, false) && token.toFile().setReadable(true, true));
    }

    @Test
    void aRenewedTokenIsTheOneThatIsSent() throws Exception {
        Tokens tokens = new Tokens(null, new Secret.File(token));
        KubernetesCluster cluster = new KubernetesCluster(URI.create("http://127.0.0.1:1"), null, tokens);
        try (KubernetesClient client = KubernetesEndpoint.acting(cluster)) {
            Files.writeString(token, "second\n");
            assertEquals(
                    "second", client.getConfiguration().getOauthTokenProvider().getToken());
        }
    }

    @Test
    void theCertificateOfAKubeconfigDoesNotGoBeforeTheToken() throws Exception {
        Path kubeconfig = Files.writeString(folder.resolve("config"), """
                apiVersion: v1
                kind: Config
                current-context: shop
                contexts: [{name: shop, context: {cluster: shop, user: admin}}]
                clusters: [{name: shop, cluster: {server: "http://127.0.0.1:1"}}]
                users: [{name: admin, user: {client-certificate-data: YQ==, client-key-data: YQ==, token: admins}}]
                """);
        Tokens tokens = new Tokens(new Secret.File(token), null);
        KubernetesCluster cluster = new KubernetesCluster(null, new Context(kubeconfig.toString(), "shop"), tokens);
        try (KubernetesClient client = KubernetesEndpoint.watching(cluster)) {
            Config config = client.getConfiguration();
            assertEquals("http://127.0.0.1:1", config.getMasterUrl().replaceFirst("/$", ""));
            assertNull(config.getClientCertData());
            assertNull(config.getClientKeyData());
            assertNull(config.getOauthToken());
            assertEquals("first", config.getOauthTokenProvider().getToken());
        }
    }
}
