package io.watchfloor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileJournalTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:53:54.125Z");

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("state").resolve("journal.jsonl");
    }

    private static Entry entry(int number) {
        return new Entry(
                AT.plusSeconds(number),
                "m-" + number,
                "intent",
                "declared:operator-1",
                Map.of("text", "line\nfeed \"quoted\" ü \u2028", "number", Integer.toString(number)));
    }

    private void write(int count) throws IOException {
        try (FileJournal journal = FileJournal.open(path())) {
            for (int number = 0; number < count; number++) {
                journal.append(entry(number));
            }
        }
    }

    @Test
    void whatWasAppendedIsThereAfterTheNextStart() throws IOException {
        write(2);
        try (FileJournal journal = FileJournal.open(path())) {
            journal.append(entry(2));
            assertEquals(List.of(entry(0), entry(1), entry(2)), journal.entries());
            assertEquals(new Verification.Intact(3), journal.verify());
            assertTrue(journal.torn().isEmpty());
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        write(1);
        assumeTrue(path().getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path()));
        assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(path().getParent()));
    }

    @Test
    void aFileThatOthersCouldReadIsClosedToThem() throws IOException {
        write(1);
        assumeTrue(path().getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));
        FileJournal.open(path()).close();
        assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(path()));
    }

    @Test
    void aTornLastLineIsCutOffWhereverItToreAndReported() throws IOException {
        write(3);
        byte[] whole = Files.readAllBytes(path());
        int second = nthLineFeed(whole, 2) + 1;
        for (int end = second + 1; end < whole.length; end += 9) {
            Files.write(path(), java.util.Arrays.copyOf(whole, end));
            try (FileJournal journal = FileJournal.open(path())) {
                assertTrue(journal.torn().isPresent());
                List<Entry> entries = journal.entries();
                assertEquals(List.of(entry(0), entry(1)), entries.subList(0, 2));
                assertEquals(FileJournal.TORN, entries.get(2).step());
                assertEquals(new Verification.Intact(3), journal.verify());
            }
        }
    }

    @Test
    void aFlippedBitIsFoundInEveryByteAndItsLineNamed() throws IOException {
        write(3);
        byte[] whole = Files.readAllBytes(path());
        for (int index = 0; index < whole.length; index++) {
            byte[] tampered = whole.clone();
            tampered[index] ^= 1;
            Files.write(path(), tampered);
            long line = 1 + lineFeeds(whole, index);
            Verification verification = FileJournal.verify(path());
            boolean tail = index == whole.length - 1;
            if (!tail) {
                assertEquals(
                        line,
                        assertInstanceOf(Verification.Broken.class, verification)
                                .line(),
                        "byte " + index);
            }
        }
    }

    @Test
    void aLineTakenOutOrMovedIsFound() throws IOException {
        write(4);
        List<String> lines = Files.readAllLines(path());
        Files.write(path(), List.of(lines.get(0), lines.get(2), lines.get(3)));
        assertEquals(
                2,
                assertInstanceOf(Verification.Broken.class, FileJournal.verify(path()))
                        .line());
        Files.write(path(), List.of(lines.get(0), lines.get(2), lines.get(1), lines.get(3)));
        assertEquals(
                2,
                assertInstanceOf(Verification.Broken.class, FileJournal.verify(path()))
                        .line());
        Files.write(path(), lines.subList(1, 4));
        assertEquals(
                1,
                assertInstanceOf(Verification.Broken.class, FileJournal.verify(path()))
                        .line());
    }

    @Test
    void aBrokenJournalIsContinuedAndStaysBroken() throws IOException {
        write(3);
        String text = Files.readString(path()).replaceFirst("m-1", "m-9");
        Files.writeString(path(), text);
        try (FileJournal journal = FileJournal.open(path())) {
            journal.append(entry(7));
            assertEquals(List.of(entry(0), entry(2), entry(7)), journal.entries());
            assertEquals(
                    2,
                    assertInstanceOf(Verification.Broken.class, journal.verify())
                            .line());
        }
    }

    @Test
    void aSecondOpeningInThisConsoleIsRefusedAndDoesNotReleaseTheFirst() throws IOException {
        try (FileJournal journal = FileJournal.open(path())) {
            for (int attempt = 0; attempt < 2; attempt++) {
                IOException refused = assertThrows(IOException.class, () -> FileJournal.open(path()));
                assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            }
            journal.append(entry(0));
        }
        FileJournal.open(path()).close();
    }

    @Test
    void aJournalHeldByAnotherProcessIsRefusedWithItsNumberAndWhatToDo() throws Exception {
        FileJournal.open(path()).close();
        Path lock = path().resolveSibling("journal.jsonl.lock");
        Path source = Files.writeString(folder.resolve("Holder.java"), """
                void main(String[] arguments) throws Exception {
                    var file = new java.io.RandomAccessFile(arguments[0], "rw");
                    var lock = file.getChannel().lock();
                    file.writeBytes(ProcessHandle.current().pid() + "\\n");
                    IO.println("held " + lock.isValid());
                    System.in.read();
                }
                """);
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        source.toString(),
                        lock.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("held true", out.readLine());
            IOException refused = assertThrows(IOException.class, () -> FileJournal.open(path()));
            assertTrue(refused.getMessage().contains("process id " + holder.pid()), refused.getMessage());
            assertTrue(refused.getMessage().contains("state folder of its own"), refused.getMessage());
        } finally {
            holder.destroyForcibly().waitFor();
        }
        FileJournal.open(path()).close();
    }

    @Test
    void aJournalChangedFromOutsideTakesNothingMore() throws IOException {
        try (FileJournal journal = FileJournal.open(path())) {
            journal.append(entry(0));
            Files.writeString(path(), "{}\n", StandardOpenOption.APPEND);
            assertThrows(IOException.class, () -> journal.append(entry(1)));
        }
    }

    @Test
    void appendsFromManyThreadsKeepTheChain() throws Exception {
        try (FileJournal journal = FileJournal.open(path())) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var done = IntStream.range(0, 40)
                        .mapToObj(number -> threads.submit(() -> {
                            journal.append(entry(number));
                            return number;
                        }))
                        .toList();
                for (var each : done) {
                    each.get();
                }
            }
            assertEquals(new Verification.Intact(40), journal.verify());
        }
    }

    private static int nthLineFeed(byte[] bytes, int nth) {
        return IntStream.range(0, bytes.length)
                .filter(index -> bytes[index] == '\n')
                .skip(nth - 1)
                .findFirst()
                .orElseThrow();
    }

    private static long lineFeeds(byte[] bytes, int before) {
        return IntStream.range(0, before).filter(index -> bytes[index] == '\n').count();
    }
}
