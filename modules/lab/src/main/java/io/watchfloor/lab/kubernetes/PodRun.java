package io.watchfloor.lab.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The life of one pod on its own thread: start, exits and restarts as its policy has them, stop, removal.
final class PodRun implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(PodRun.class);
    private static final int START_ERROR = 128;
    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    private final Kubelet kubelet;
    private final ObjectNode scheduled;
    private final CompletableFuture<Void> ending = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    PodRun(Kubelet kubelet, ObjectNode scheduled) {
        this.kubelet = kubelet;
        this.scheduled = scheduled;
    }

    void end() {
        ending.complete(null);
    }

    void awaitEnd(Duration patience) throws InterruptedException {
        if (!over.await(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS)) {
            LOG.warn("Pod {} has not ended in time", Meta.name(scheduled));
        }
    }

    @Override
    public void run() {
        try {
            live();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            kubelet.forget(scheduled);
            over.countDown();
        }
    }

    private void live() throws InterruptedException {
        CompletableFuture<String> given = CompletableFuture.supplyAsync(kubelet::address, Runnable::run);
        if (given.isCompletedExceptionally()) {
            LOG.error("Pod {} got no address", Meta.name(scheduled), given.exceptionNow());
            kubelet.warn(scheduled, "FailedCreatePodSandBox", "No address to give to the pod");
            await(ending);
            return;
        }
        String address = given.join();
        PodSpec pod = new PodSpec(
                Meta.namespace(scheduled), Meta.name(scheduled), Meta.uid(scheduled), address, Meta.labels(scheduled));
        String policy = scheduled.at("/spec/restartPolicy").asText("Always");
        for (int restarts = 0; !ending.isDone(); restarts++) {
            CompletableFuture<Integer> exit = start(pod);
            kubelet.started(scheduled, address, restarts);
            kubelet.event(scheduled, "Started", "Started container");
            await(CompletableFuture.anyOf(exit, ending));
            if (!exit.isDone()) {
                stop(pod);
                return;
            }
            int code = exit.join();
            boolean again = policy.equals("Always") || (policy.equals("OnFailure") && code != 0);
            if (!again) {
                kubelet.exited(scheduled, code, code == 0 ? "Succeeded" : "Failed", restarts);
                await(ending);
                return;
            }
            kubelet.exited(scheduled, code, "", restarts);
            backOff(restarts);
        }
    }

    private CompletableFuture<Integer> start(PodSpec pod) {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        CompletableFuture<Void> start =
                CompletableFuture.runAsync(() -> runtime().start(pod, exit::complete), Runnable::run);
        if (start.isCompletedExceptionally()) {
            LOG.error("Pod {} could not start", pod.name(), start.exceptionNow());
            kubelet.warn(scheduled, "Failed", "Error: the container could not start");
            exit.complete(START_ERROR);
        }
        return exit;
    }

    private void stop(PodSpec pod) {
        kubelet.event(scheduled, "Killing", "Stopping container");
        CompletableFuture<Void> stop =
                CompletableFuture.runAsync(() -> runtime().stop(pod), Runnable::run);
        if (stop.isCompletedExceptionally()) {
            LOG.error("Pod {} did not stop cleanly", pod.name(), stop.exceptionNow());
        }
    }

    /// At once the first time, then ten seconds, doubling to five minutes, as a kubelet does; less when the pod ends.
    private void backOff(int restarts) throws InterruptedException {
        if (restarts == 0) {
            return;
        }
        Duration pause = Duration.ofSeconds(10L << Math.min(restarts - 1, 10));
        Duration bounded = pause.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : pause;
        kubelet.warn(scheduled, "BackOff", "Back-off restarting failed container");
        try {
            ending.get(bounded.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException waited) {
            LOG.debug("Pod {} is restarted after {}", Meta.name(scheduled), bounded, waited);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CompletableFuture<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private PodRuntime runtime() {
        return kubelet.runtime();
    }
}
