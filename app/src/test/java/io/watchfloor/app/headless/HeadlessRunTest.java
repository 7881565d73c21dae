package io.watchfloor.app.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.app.watch.Watch;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeadlessRunTest {
    @TempDir
    Path state = Path.of("");

    private static Estate estate() {
        return new Estate(
                new Identity("shop", "Shop", Environment.DEVELOPMENT, ZoneOffset.UTC, false),
                new Systems(List.of(), null, null, null, null),
                List.of(),
                List.of());
    }

    private Watch watch() throws IOException {
        return new Watch(estate(), state, Clock.systemUTC(), false);
    }

    @Test
    void aRunWhoseReaderHasGoneEnds() throws Exception {
        OutputStream gone = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (Watch watch = watch();
                PrintStream out = new PrintStream(gone, false, StandardCharsets.UTF_8)) {
            assertTrue(new HeadlessRun(watch, out).run("shop", null, null).has("verdict"));
        }
    }

    @Test
    void aTickThatBreaksIsNotTheLast() throws Exception {
        CountDownLatch ticks = new CountDownLatch(2);
        try (Watch watch = watch()) {
            watch.start(tick -> {
                ticks.countDown();
                throw new ArithmeticException("a tick breaks");
            });
            assertTrue(ticks.await(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void aSecondConsoleInTheSamePlaceHasItsOwnChainAndSeesTheFirst() throws Exception {
        try (Watch first = watch();
                Watch second = watch()) {
            assertNotEquals(
                    first.journal().own().console(), second.journal().own().console());
            assertEquals(
                    first.journal().own().console(),
                    second.journal().others().entries().getFirst().console());
        }
    }
}
