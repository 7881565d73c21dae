package io.watchfloor.executors.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.watchfloor.mitigation.Action.Workload;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Looks whether the pods of a suspended Job end.
record RunningPods(KubernetesClient client, Patience patience) {

    /// Waits, with a bound, and says what was seen as a line for the journal.
    String awaitEnd(Workload job) {
        String name = Suspendable.name(job);
        try {
            List<String> left = of(job);
            for (int look = 1; look < patience.looks() && !left.isEmpty(); look++) {
                TimeUnit.MILLISECONDS.sleep(patience.apart().toMillis());
                left = of(job);
            }
            return left.isEmpty()
                    ? name + ": its pods have ended"
                    : name + ": pod " + String.join(", ", left) + " is still there after "
                            + patience.whole().toSeconds()
                            + " s; its sessions may outlive it: if they still block, end them under Locks";
        } catch (KubernetesClientException problem) {
            return name + ": whether its pods have ended is not known: " + Refusals.text(problem)
                    + "; its sessions may outlive them";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return name + ": whether its pods have ended is not known, the console was stopped";
        }
    }

    private List<String> of(Workload job) {
        return client.pods().inNamespace(job.namespace()).withLabel("job-name", job.name()).list().getItems().stream()
                .filter(pod -> belongsTo(pod, job))
                .filter(RunningPods::runs)
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private static boolean belongsTo(Pod pod, Workload job) {
        return pod.getMetadata().getOwnerReferences() == null
                || pod.getMetadata().getOwnerReferences().isEmpty()
                || pod.getMetadata().getOwnerReferences().stream()
                        .anyMatch(owner -> job.uid().equals(owner.getUid()));
    }

    private static boolean runs(Pod pod) {
        String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
        return !List.of("Succeeded", "Failed").contains(phase == null ? "" : phase);
    }
}
