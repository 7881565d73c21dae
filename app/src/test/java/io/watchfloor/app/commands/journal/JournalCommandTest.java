package io.watchfloor.app.commands.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.app.UserError;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.FileJournal;
import io.watchfloor.journal.JournalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:53:54Z");

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");
    private String said = "";

    @BeforeEach
    void twoConsolesHaveWritten() throws IOException {
        JournalFolder journals = new JournalFolder(folder);
        try (FileJournal one = journals.open("ann@nb", AT);
                FileJournal two = journals.open("ann@nb", AT)) {
            for (int number = 0; number < 4; number++) {
                one.append(new Entry(AT, "m-" + number, "intent", "ann", Map.of("text", "pause it")));
                two.append(new Entry(AT, "m-" + number, "refused", "ann", Map.of("reason", "it has moved on")));
            }
            file = one.path();
        }
    }

    private int run(String... arguments) {
        said = "";
        CommandLine line = new CommandLine(new JournalCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, command, result) -> {
                    said = String.valueOf(exception.getMessage());
                    return exception instanceof UserError ? 1 : 70;
                });
        return line.execute(arguments);
    }

    private void keepLines(int count) throws IOException {
        Files.write(file, Files.readAllLines(file).subList(0, count));
    }

    @Test
    void soundJournalsAreVerified() {
        assertEquals(0, run("verify", "--file", folder.toString()));
        assertEquals(1, run("verify", "--anchored", "--file", folder.toString()));
        assertTrue(said.endsWith("not anchored"), said);
    }

    @Test
    void theFirstBrokenLinkIsNamed() throws IOException {
        Files.writeString(file, Files.readString(file).replace("m-2", "m-9"));
        assertEquals(1, run("verify", "--file", folder.toString()));
        assertTrue(said.contains("broken at line 4, byte "), said);
    }

    @Test
    void aCutTailIsNoticedByAnAnchorFoundFromItsNote() throws IOException {
        Path anchors = folder.resolve("elsewhere.jsonl");
        assertEquals(0, run("anchor", "--file", folder.toString(), "--out", anchors.toString()));
        assertEquals(0, run("verify", "--anchored", "--file", folder.toString()));
        assertEquals(0, run("verify", "--anchored", "--file", file.toString()));
        keepLines(4);
        assertEquals(1, run("verify", "--file", folder.toString()));
        assertTrue(said.contains("its tail was cut off"), said);
    }

    @Test
    void anAnchoredChainThatIsGoneAndAnAnchorFileThatIsGoneAreMissed() throws IOException {
        Path anchors = folder.resolve("elsewhere.jsonl");
        assertEquals(0, run("anchor", "--file", folder.toString(), "--out", anchors.toString()));
        Files.move(file, folder.resolve("away"));
        assertEquals(1, run("verify", "--file", folder.toString()));
        assertTrue(said.contains("its file is missing"), said);
        Files.move(folder.resolve("away"), file);
        Files.delete(anchors);
        assertEquals(1, run("verify", "--file", folder.toString()));
        assertTrue(said.contains("is noted but missing"), said);
    }

    @Test
    void anotherMachinesAnchorsInTheSameFileDoNotMatter() throws IOException {
        Path shared = folder.resolve("shared.jsonl");
        Files.writeString(
                shared,
                "{\"console\":\"ben@far.1\",\"sequence\":9,\"hash\":\"" + "a".repeat(64) + "\",\"at\":\"" + AT
                        + "\"}\n");
        assertEquals(0, run("anchor", "--file", folder.toString(), "--out", shared.toString()));
        assertEquals(0, run("verify", "--anchored", "--file", folder.toString()));
    }

    @Test
    void whatIsExportedIsFilteredAndComplete() throws IOException {
        Path out = folder.resolve("record.csv");
        String[] refused = {"export", "--file", folder.toString(), "--step", "refused", "--format", "csv"};
        assertEquals(0, run(with(refused, "--out", out.toString())));
        List<String> lines = Files.readAllLines(out);
        assertEquals(5, lines.size());
        assertTrue(lines.get(1).contains(",refused,it has moved on,"), lines.get(1));
    }

    private static String[] with(String[] first, String... more) {
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
