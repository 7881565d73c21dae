package io.watchfloor.executors.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.mitigation.Executor;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Secret;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Systems.KubernetesCluster;
import io.watchfloor.signals.estate.Systems.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KubernetesExecutorProviderTest {
    private static final URI ADDRESS = URI.create("http://127.0.0.1:1");

    private static List<Executor> open(@Nullable KubernetesCluster cluster) {
        return new KubernetesExecutorProvider()
                .open(new Estate(
                        new Identity("lab", "Lab", Environment.DEVELOPMENT, ZoneOffset.UTC, true),
                        new Systems(List.of(), cluster, null, null, null),
                        List.of(),
                        List.of()));
    }

    @Test
    void withoutAClusterOrCredentialsForActingThereIsNothingToActWith(@TempDir Path folder) {
        assertEquals(List.of(), open(null));
        assertEquals(List.of(), open(new KubernetesCluster(ADDRESS, null, new Tokens(null, null))));
        Secret missing = new Secret.File(folder.resolve("missing"));
        assertEquals(List.of(), open(new KubernetesCluster(ADDRESS, null, new Tokens(null, missing))));
    }

    @Test
    void withCredentialsForActingThereAreExecutors(@TempDir Path folder) throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "an-operators-token\n");
        assertTrue(token.toFile().setReadable(false, false) && token.toFile().setReadable(true, true));
        List<Executor> executors = open(new KubernetesCluster(ADDRESS, null, new Tokens(null, new Secret.File(token))));
        assertEquals(4, executors.size());
        executors.forEach(Executor::close);
    }
}
