package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.mitigation.actions.ClusterObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Looks whether the pods of a workload follow what was asked for. That they are late changes nothing of what was done.
record Replicated(KubernetesClient client, Patience patience) {

    /// Waits, with a bound, until so many are there and current, and says what was seen.
    String await(ClusterObject workload, int wanted) {
        try {
            Optional<Live> now = Live.read(client, workload);
            for (int look = 1; look < patience.looks() && !isThere(now, wanted); look++) {
                TimeUnit.MILLISECONDS.sleep(patience.apart().toMillis());
                now = Live.read(client, workload);
            }
            return workload.title() + ": " + words(now, wanted)
                    + (isThere(now, wanted)
                            ? ""
                            : " after " + patience.whole().toSeconds() + " s; it goes on by itself");
        } catch (KubernetesClientException problem) {
            return workload.title() + ": whether its pods follow is not known: " + Refusals.text(problem);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return workload.title() + ": whether its pods follow is not known, the console was stopped";
        }
    }

    private static int count(Live live, String field) {
        return live.at(List.of("status", field)).asInt();
    }

    private static boolean isThere(Optional<Live> now, int wanted) {
        return now.filter(live -> {
                    JsonNode generation = live.at(List.of("metadata", "generation"));
                    return live.at(List.of("status", "observedGeneration")).asLong() >= generation.asLong()
                            && count(live, "replicas") == wanted
                            && count(live, "readyReplicas") == wanted
                            && count(live, "updatedReplicas") == wanted;
                })
                .isPresent();
    }

    private static String words(Optional<Live> now, int wanted) {
        return now.map(live -> count(live, "readyReplicas") + " of " + wanted + " pods ready, "
                        + count(live, "updatedReplicas") + " of them current, " + count(live, "replicas") + " in all")
                .orElse("it is gone");
    }
}
