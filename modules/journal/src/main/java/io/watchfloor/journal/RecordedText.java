package io.watchfloor.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entries as text for other programs: JSON lines, and CSV after RFC 4180.
public final class RecordedText {
    /// The first line of a CSV file, without its line end.
    public static final String CSV_HEAD = "at,console,line,who,mitigation,step,text,details,author,received,linked";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEXT = "text";

    private RecordedText() {}

    /// One JSON object without a line end.
    public static String json(Recorded recorded) {
        Entry entry = recorded.entry();
        ObjectNode node = JSON.createObjectNode()
                .put("at", entry.at().toString())
                .put("console", recorded.console())
                .put("line", recorded.sequence())
                .put("who", entry.who())
                .put("mitigation", entry.mitigation())
                .put("step", entry.step());
        ObjectNode details = node.putObject("details");
        new TreeMap<>(entry.details()).forEach(details::put);
        Recorded.Origin origin = recorded.origin();
        return node.put("author", origin.author())
                .put("received", text(origin.received()))
                .put("linked", origin.linked())
                .toString();
    }

    /// One line of CSV without its line end. No cell is one that a spreadsheet would calculate.
    public static String csv(Recorded recorded) {
        Entry entry = recorded.entry();
        Recorded.Origin origin = recorded.origin();
        return Stream.of(
                        entry.at().toString(),
                        recorded.console(),
                        Long.toString(recorded.sequence()),
                        entry.who(),
                        entry.mitigation(),
                        entry.step(),
                        sentence(entry),
                        details(entry.details()),
                        origin.author(),
                        text(origin.received()),
                        Boolean.toString(origin.linked()))
                .map(RecordedText::cell)
                .collect(Collectors.joining(","));
    }

    /// What an entry says in words: the first of the details that are meant for reading.
    public static String sentence(Entry entry) {
        return List.of("title", TEXT, "reason", "difference", "why").stream()
                .map(key -> entry.details().getOrDefault(key, ""))
                .filter(text -> !text.isBlank())
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String details(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(details));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts are always JSON", impossible);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String cell(@Nullable String value) {
        String text = value == null ? "" : value;
        if (!text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.equals("-")) {
            text = "'" + text;
        }
        boolean plain = text.chars().noneMatch(each -> each == ',' || each == '"' || each == '\n' || each == '\r');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
