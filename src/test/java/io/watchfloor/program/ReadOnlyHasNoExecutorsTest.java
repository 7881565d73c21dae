package io.watchfloor.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.app.lab.LabProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// Whether a console may act is a matter of what its process has loaded.
class ReadOnlyHasNoExecutorsTest {
    private static final String EXECUTORS = " io.watchfloor.executors.";

    /// Loaded for the first tick that is drawn: everything that would be loaded at the start has been.
    private static final String DRAWN = " io.watchfloor.presentation.floor.FloorContent$Board ";

    private static LabProcess lab;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startLab() {
        lab = LabProcess.start("steady", 1);
    }

    @AfterAll
    static void endLab() {
        lab.close();
    }

    @Test
    void aDeskLoadsExecutors() throws IOException, InterruptedException {
        assertTrue(loaded().contains(EXECUTORS));
    }

    @Test
    void aReadOnlyConsoleLoadsNone() throws IOException, InterruptedException {
        assertEquals(-1, loaded("--read-only").indexOf(EXECUTORS));
    }

    @Test
    void aWallLoadsNone() throws IOException, InterruptedException {
        assertEquals(-1, loaded("--wall").indexOf(EXECUTORS));
    }

    @Test
    void watchingWithoutAWindowLoadsNone() throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        try (Program program = Program.start(
                Program.fromModules("-Xlog:class+load:file=" + log),
                "watch",
                "--estate",
                lab.estate().toString())) {
            await("a tick line", program, () -> program.output().contains("\"type\":\"tick\""));
            program.stop();
            assertEquals(-1, Files.readString(log).indexOf(EXECUTORS));
        }
    }

    /// The classes that a console has loaded once it has drawn its first tick.
    private String loaded(String... options) throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        try (Program program = Program.start(
                Program.fromModules(
                        "-Xlog:class+load:file=" + log,
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-Djava.awt.headless=true"),
                arguments(options))) {
            await(
                    "a tick that is drawn",
                    program,
                    () -> Files.exists(log) && Files.readString(log).contains(DRAWN));
            program.stop();
            return Files.readString(log);
        }
    }

    private static void await(String what, Program program, Callable<Boolean> condition) throws IOException {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !program.alive() || condition.call());
        } catch (TimeoutException e) {
            throw new AssertionError("not within a minute: " + what + ": " + program.errors(), e);
        }
        assertTrue(program.alive(), program.errors());
    }

    private static String[] arguments(String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "console";
        arguments[1] = "--estate";
        arguments[2] = lab.estate().toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return arguments;
    }
}
