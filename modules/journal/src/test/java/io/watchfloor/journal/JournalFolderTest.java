package io.watchfloor.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JournalFolderTest {
    private static final Instant AT = Instant.parse("2026-11-28T02:53:54.125Z");

    @TempDir
    Path folder;

    private static Entry entry(int number) {
        return new Entry(AT.plusSeconds(number), "m-" + number, "intent", "declared:ops", Map.of("n", "" + number));
    }

    private FileJournal open() throws IOException {
        return new JournalFolder(folder).open("ops@nb", AT);
    }

    private FileJournal written(int count) throws IOException {
        FileJournal journal = open();
        for (int number = 0; number < count; number++) {
            journal.append(entry(number));
        }
        return journal;
    }

    private Inspection inspect(Anchor... anchors) throws IOException {
        return Inspection.of(folder.resolve("journal.jsonl"), List.of(anchors));
    }

    @Test
    void twoConsolesEachHaveTheirOwnChainAndAllAreFound() throws IOException {
        try (FileJournal first = open();
                FileJournal second = open()) {
            assertNotEquals(first.console(), second.console());
            assertTrue(first.console().startsWith("ops@nb."), first.console());
            second.append(entry(1));
            Files.createDirectory(folder.resolve("wall"));
            FileJournal.open(folder.resolve("wall").resolve("journal.jsonl")).close();
            assertEquals(
                    List.of("journal-2.jsonl", "journal.jsonl", "wall/journal.jsonl"),
                    new JournalFolder(folder)
                            .chains().stream()
                                    .map(file -> folder.relativize(file).toString())
                                    .toList());
        }
    }

    @Test
    void aChainIsContinuedUnderItsName() throws IOException {
        String name;
        try (FileJournal first = written(1)) {
            name = first.console();
        }
        try (FileJournal again = open()) {
            assertEquals(name, again.console());
            assertEquals(2, again.lines());
        }
        assertEquals(name, inspect().console());
    }

    @Test
    void aCutTailIsNoticedByAnAnchorAndOnlyByOne() throws IOException {
        written(5).close();
        Anchor head = inspect().head().orElseThrow();
        assertEquals(
                List.of(new Anchoring.Anchored(head.where(), 6, entry(4).at())),
                inspect(head).anchorings());
        Path file = folder.resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, 4));
        assertEquals(new Verification.Intact(4), inspect().verification());
        assertTrue(inspect().sound());
        Anchoring.Mismatch cut = assertInstanceOf(
                Anchoring.Mismatch.class, inspect(head).anchorings().getFirst());
        assertTrue(cut.text().contains("ends at line 4"), cut.text());
    }

    @Test
    void aChainWrittenAnewDoesNotMatchItsAnchor() throws IOException {
        written(5).close();
        Anchor head = inspect().head().orElseThrow();
        String previous = Line.BEGINNING;
        StringBuilder forged = new StringBuilder();
        for (String text : Files.readAllLines(folder.resolve("journal.jsonl"))) {
            try {
                Entry entry = Line.read(text).entry();
                Entry other = entry.mitigation().equals("m-2")
                        ? new Entry(entry.at(), "m-2", "refused", entry.who(), entry.details())
                        : entry;
                String line = Line.write(previous, other);
                previous = Line.read(line).hash();
                forged.append(line).append('\n');
            } catch (Line.Unreadable impossible) {
                throw new AssertionError(impossible);
            }
        }
        Files.writeString(folder.resolve("journal.jsonl"), forged);
        assertEquals(new Verification.Intact(6), inspect().verification());
        assertInstanceOf(Anchoring.Mismatch.class, inspect(head).anchorings().getFirst());
    }

    @Test
    void anchorsAreReadBackFromTheirFileAndFoundByTheirNote() throws IOException {
        written(2).close();
        Path kept = folder.resolve("kept.jsonl");
        Anchor head = inspect().head().orElseThrow();
        AnchorFile.add(kept, List.of(head));
        AnchorFile.add(kept, List.of(head));
        AnchorFile.Noted noted = new AnchorFile.Noted(head.console(), kept);
        AnchorFile.note(folder, noted);
        AnchorFile.note(folder, noted);
        assertEquals(List.of(noted), AnchorFile.noted(folder));
        Anchor read = new Anchor(head.console(), head.sequence(), head.hash(), head.at(), kept.toString());
        assertEquals(List.of(read, read), AnchorFile.read(kept));
        Files.writeString(kept, Files.readString(kept) + "{}\n");
        IOException refused = assertThrows(IOException.class, () -> AnchorFile.read(kept));
        assertTrue(refused.getMessage().endsWith("line 3 is no anchor"), refused.getMessage());
    }

    @Test
    void aBrokenChainGivesNoAnchorAndNamesLineAndPlace() throws IOException {
        written(3).close();
        Path file = folder.resolve("journal.jsonl");
        String text = Files.readString(file);
        int third = text.indexOf('\n', text.indexOf('\n') + 1) + 1;
        Files.writeString(file, text.replace("m-1", "m-9"));
        Verification.Broken broken =
                assertInstanceOf(Verification.Broken.class, inspect().verification());
        assertEquals(3, broken.line());
        assertEquals(third, broken.offset());
        assertTrue(inspect().head().isEmpty());
    }

    @Test
    void linesOfAnyLengthAreSplitWhereverTheBlockEnds() throws IOException {
        try (FileJournal journal = open()) {
            for (int size : new int[] {1, 300_000, 5, 262_144, 100_000, 700_000}) {
                journal.append(new Entry(AT, "m", "intent", "ops", Map.of("text", "x".repeat(size))));
            }
            assertEquals(new Verification.Intact(7), journal.verify());
            assertEquals(7, journal.entries().size());
            assertEquals(List.of(journal.texts(1, 9).get(4)), journal.texts(5, 1));
            assertEquals(List.of(), journal.texts(8, 5));
        }
    }
}
