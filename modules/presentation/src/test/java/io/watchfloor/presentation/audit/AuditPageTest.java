package io.watchfloor.presentation.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.controls.tree.TreeRows;
import io.watchfloor.journal.Anchoring;
import io.watchfloor.journal.Entry;
import io.watchfloor.journal.Inspection;
import io.watchfloor.journal.Reading;
import io.watchfloor.journal.Recorded;
import io.watchfloor.journal.Sharing;
import io.watchfloor.journal.Verification;
import io.watchfloor.presentation.Keys;
import io.watchfloor.presentation.Screens;
import io.watchfloor.presentation.Stories;
import io.watchfloor.presentation.TestSurroundings;
import io.watchfloor.themes.Theme;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AuditPageTest {
    private static final Instant NOW = Stories.NOW;

    private final Source source = new Source();
    private AuditPage page;
    private Stage stage;

    /// A record in memory.
    private static final class Source implements AuditSource {
        private final List<Recorded> entries = new ArrayList<>();
        private final List<String> viewed = new ArrayList<>();
        private Verification verification = new Verification.Intact(5);
        private List<Anchoring> anchorings = List.of();
        private boolean full;

        void add(String console, String mitigation, String step, String text) {
            int sequence = entries.size() + 1;
            Entry entry = new Entry(
                    NOW.plusSeconds(sequence), mitigation, step, "db:operator", Map.of("text", text, "policy", "9f"));
            entries.add(new Recorded(console, sequence, entry, Recorded.Origin.local(true)));
        }

        @Override
        public Reading read() {
            Inspection own =
                    new Inspection(Path.of("journal.jsonl"), "me.1", verification, Optional.empty(), anchorings);
            return new Reading(entries, own, new Sharing.Alone(), NOW);
        }

        @Override
        public void viewed(String text) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            viewed.add(text);
        }
    }

    @BeforeEach
    void open() {
        source.add("me.1", "-", "begun", "this chain begins");
        source.add("me.1", "m-1", "intent", "pause payment reconciliation");
        source.add("ben.2", "m-2", "refused", "=it is not yours");
        source.add("me.1", "m-1", "acted", "suspended");
        source.add("me.1", "m-1", "undone", "expired");
        Screens.on(() -> {
            page = new AuditPage(TestSurroundings.at(NOW), source);
            stage = Screens.stage(page.node(), Theme.DARK, 960, 720);
            return stage;
        });
        Screens.on(() -> {
            page.node().applyCss();
            page.node().layout();
            page.focus();
            return true;
        });
    }

    @AfterEach
    void close() {
        Screens.on(() -> {
            page.close();
            stage.close();
            return true;
        });
    }

    private List<String> steps() {
        return Screens.on(() -> ((TreeRows) page.node().lookup(".audit-rows"))
                .visibleRowsProperty().get().stream()
                        .map(row -> ((io.watchfloor.controls.tree.Row.Text)
                                        row.cells().get(1).pieces().getFirst())
                                .text())
                        .toList());
    }

    private String words(String selector) {
        return Screens.on(() -> page.node().lookupAll(selector + " .label").stream()
                .map(node -> ((Label) node).getText())
                .reduce("", (one, other) -> one + "|" + other));
    }

    private void press(KeyCode code, boolean shift, boolean control) {
        Screens.on(() -> {
            Keys.press(stage.getScene(), code, shift, control);
            return true;
        });
        Screens.on(() -> true);
    }

    private String clipboard() {
        return Screens.on(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    @Test
    void theNewestStandsOnTopAndTheSealSaysWhatIsNotProven() {
        assertEquals(List.of("undone", "acted", "refused", "intent", "begun"), steps());
        String seal = words(".audit-seal");
        assertTrue(seal.contains("Chain of 5 entries verified"), seal);
        assertTrue(seal.contains("not anchored"), seal);
    }

    @Test
    void enterShowsTheWholeStoryInItsOrderAndEscapeAllAgain() {
        press(KeyCode.DOWN, false, false);
        press(KeyCode.ENTER, false, false);
        assertEquals(List.of("intent", "acted", "undone"), steps());
        press(KeyCode.ESCAPE, false, false);
        assertEquals(5, steps().size());
    }

    @Test
    void theFilterFindsWordsInAnyPart() {
        press(KeyCode.SLASH, false, false);
        Screens.on(() -> {
            ((TextField) page.node().lookup(".tree-filter")).setText("ben yours");
            return true;
        });
        assertEquals(List.of("refused"), steps());
    }

    @Test
    void whatIsCopiedIsRecordedFirst() {
        press(KeyCode.C, true, true);
        assertEquals(List.of("5 entries of the record copied"), source.viewed);
        String csv = clipboard();
        assertTrue(csv.startsWith("at,console,line,who"), csv);
        assertTrue(csv.contains(",'=it is not yours,"), csv);
        assertFalse(csv.contains(",=it"), csv);
    }

    @Test
    void whatCannotBeRecordedIsNotCopied() {
        Screens.on(() -> {
            javafx.scene.input.ClipboardContent before = new javafx.scene.input.ClipboardContent();
            before.putString("before");
            return Clipboard.getSystemClipboard().setContent(before);
        });
        source.full = true;
        press(KeyCode.C, true, true);
        assertEquals("before", clipboard());
        assertTrue(words(".audit-head").contains("No space left on device"));
    }

    @Test
    void aBrokenChainIsNamedWithLineAndPlace() {
        source.verification = new Verification.Broken(3, 412, "its content does not match its hash");
        press(KeyCode.F5, false, false);
        String seal = words(".audit-seal");
        assertTrue(seal.contains("Chain broken at line 3, byte 412: its content does not match its hash"), seal);
    }

    @Test
    void anAnchorThatDoesNotMatchIsToldOnTop() {
        source.anchorings = List.of(new Anchoring.Mismatch("team database", "its tail was cut off"));
        press(KeyCode.F5, false, false);
        assertTrue(words(".audit-seal").contains("team database: its tail was cut off"));
    }
}
