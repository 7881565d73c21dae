package io.watchfloor.program;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.program.Program.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong is one line that says what to do, and a status that scripts can read: 2 for usage, else 1.
class CommandLineTest {
    private static void refused(int status, String part, Ended ended) {
        assertAll(
                () -> assertEquals(status, ended.status(), ended.errors()),
                () -> assertEquals(1, ended.errorLines().size(), ended.errors()),
                () -> assertTrue(ended.errors().startsWith("watchfloor"), ended.errors()),
                () -> assertTrue(ended.errors().contains(part), ended.errors()),
                () -> assertEquals("", ended.output()));
    }

    @Test
    void itsVersionIsOneLine() throws IOException, InterruptedException {
        Ended ended = Program.run("--version");
        assertEquals(0, ended.status(), ended.errors());
        assertTrue(ended.output().matches("watchfloor \\d+\\.\\d+\\.\\d+\\R"), ended.output());
    }

    @Test
    void anUnknownOptionIsUsage() throws IOException, InterruptedException {
        refused(2, "'--nonesuch'; see './watchfloor help demo'", Program.run("demo", "--nonesuch"));
    }

    @Test
    void anUnknownCommandIsUsage() throws IOException, InterruptedException {
        refused(2, "'nonesuch'; see './watchfloor help'", Program.run("nonesuch"));
    }

    @Test
    void anUnknownScenarioIsRefusedWithTheKnownOnesAndLeavesNothingRunning() throws IOException, InterruptedException {
        try (Program program = Program.start(Program.fromModules(), "demo", "--headless", "--scenario", "nonesuch")) {
            Ended ended = program.end(60);
            refused(1, "unknown scenario 'nonesuch' (known: ", ended);
            assertTrue(ended.errors().contains("weekend-promotion"), ended.errors());
            assertTrue(program.started() > 0, "the lab was not seen to start");
            assertEquals(List.of(), program.leftRunning());
        }
    }

    @Test
    void aScenarioFileThatIsNotOneIsRefusedWithItsPlace(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("mine.yaml"), "title: Mine\nphases: [\n");
        refused(1, "mine.yaml", Program.run("demo", "--headless", "--scenario", file.toString()));
    }

    @Test
    void aLengthThatIsNoneIsUsage() throws IOException, InterruptedException {
        refused(2, "'soon' is not a length of time", Program.run("demo", "--headless", "--for", "soon"));
    }

    @Test
    void aPictureThatCannotBeWrittenIsRefusedBeforeALabIsStarted(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path out = folder.resolve("missing").resolve("floor.png");
        try (Program program = Program.start(Program.fromModules(), "screenshot", "--out", out.toString())) {
            refused(1, "cannot write " + out, program.end(60));
            assertEquals(0, program.started());
        }
    }

    @Test
    void anEstateFileThatIsMissingIsNamed(@TempDir Path folder) throws IOException, InterruptedException {
        Path missing = folder.resolve("estate.yaml");
        refused(1, "no such file: " + missing, Program.run("watch", "--estate", missing.toString()));
    }

    @Test
    void anEstateFileThatIsNotYamlIsRefusedWithLineAndColumn(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path bad = Files.writeString(folder.resolve("estate.yaml"), "estate: x\n  bad: [\n");
        refused(1, "estate.yaml:2:6: ", Program.run("watch", "--estate", bad.toString()));
    }

    @Test
    void anEstateWithAWordThatIsUnknownIsRefusedWithLineAndColumn(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path bad = Files.writeString(folder.resolve("estate.yaml"), "nonesuch: 1\n");
        refused(1, "estate.yaml:1:1: ", Program.run("console", "--estate", bad.toString()));
    }
}
