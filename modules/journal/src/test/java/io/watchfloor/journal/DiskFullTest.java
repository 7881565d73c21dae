package io.watchfloor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A journal on a disk that really takes no more: in a child process whose files may not grow further.
final class DiskFullTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:53:54Z");
    private static final int ENOUGH = 200;

    @TempDir
    Path folder;

    /// Appends until refused, says after how many, and tries once more.
    static final class Child {
        public static void main(String[] arguments) throws IOException {
            try (FileJournal journal = new JournalFolder(Path.of(arguments[0])).open("ops@nb", AT)) {
                int taken = 0;
                try {
                    while (taken < ENOUGH) {
                        journal.append(new Entry(AT, "m-" + taken, "intent", "ops", Map.of("text", "x".repeat(500))));
                        taken++;
                    }
                } catch (IOException full) {
                    System.out.println("refused after " + taken + ": " + full.getMessage());
                }
                System.out.println("entries " + journal.entries().size());
                try {
                    journal.append(new Entry(AT, "m-long", "intent", "ops", Map.of("text", "x".repeat(5000))));
                } catch (IOException full) {
                    System.out.println("refused again");
                }
                System.out.println(journal.verify());
            }
        }
    }

    @Test
    void whatTheDiskDoesNotTakeIsRefusedAndLeavesNoTrace() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "needs bash, to limit the size of files");
        List<String> said = child("ulimit -f 20; trap '' XFSZ; exec \"$@\"");
        assertTrue(said.getFirst().startsWith("refused after "), said.toString());
        int taken = Integer.parseInt(said.getFirst().replaceAll("refused after (\\d+).*", "$1"));
        assertTrue(taken > 5 && taken < ENOUGH, said.toString());
        assertEquals(
                List.of("entries " + (taken + 1), "refused again", "Intact[lines=" + (taken + 1) + "]"),
                said.subList(1, said.size()));
        try (FileJournal journal = new JournalFolder(folder).open("ops@nb", AT)) {
            assertTrue(journal.torn().isEmpty());
            journal.append(new Entry(AT, "m-later", "intent", "ops", Map.of()));
            assertEquals(new Verification.Intact(taken + 2), journal.verify());
        }
    }

    private List<String> child(String limit) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/bash", "-c", limit, "bash"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:-UsePerfData", "-cp", classPath(), Child.class.getName(), folder.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out.lines()
                .filter(line -> !line.startsWith("SLF4J") && !line.contains("ERROR StatusLogger"))
                .toList();
    }

    private static String classPath() {
        return System.getProperty("java.class.path")
                + System.getProperty("path.separator")
                + System.getProperty("jdk.module.path", "");
    }
}
