package io.watchfloor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final Queue<Runnable> ui = new ArrayDeque<>();
    private final List<Integer> shown = new ArrayList<>();
    private final Latest<Integer> latest = new Latest<>(ui::add, shown::add);

    @Test
    void aValueNotYetShownIsReplacedNotQueued() {
        latest.offer(1);
        latest.offer(2);
        latest.offer(3);
        assertEquals(1, ui.size());
        ui.remove().run();
        assertEquals(List.of(3), shown);
    }

    @Test
    void aValueAfterOneWasShownIsHandedOverAgain() {
        latest.offer(1);
        ui.remove().run();
        latest.offer(2);
        ui.remove().run();
        assertEquals(List.of(1, 2), shown);
    }

    @Test
    void aValueOfferedWhileShowingIsNotLost() {
        List<Integer> seen = new ArrayList<>();
        List<Latest<Integer>> self = new ArrayList<>();
        self.add(new Latest<>(ui::add, value -> {
            seen.add(value);
            if (value == 1) {
                self.getFirst().offer(2);
            }
        }));
        self.getFirst().offer(1);
        while (!ui.isEmpty()) {
            ui.remove().run();
        }
        assertEquals(List.of(1, 2), seen);
    }

    @Test
    void theLastOfManyThreadsIsShownLast() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(4);
        try (ExecutorService single = Executors.newSingleThreadExecutor();
                ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            Latest<Integer> busy = new Latest<>(single, seen::add);
            for (int thread = 0; thread < 4; thread++) {
                many.execute(() -> {
                    for (int i = 0; i < 1000; i++) {
                        busy.offer(i);
                    }
                    done.countDown();
                });
            }
            done.await();
            busy.offer(-1);
        }
        assertEquals(-1, seen.getLast());
    }
}
