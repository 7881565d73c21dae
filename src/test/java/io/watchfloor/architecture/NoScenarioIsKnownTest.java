package io.watchfloor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What watches and judges knows nothing of the lab's scenarios, their faults, or the lab's own record of them.
class NoScenarioIsKnownTest {
    private static List<String> scenarios() {
        return House.sources(".yaml").stream()
                .filter(file -> file.toString().contains("/lab/scenario/"))
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                // "steady" is an ordinary word.
                .filter(name -> name.contains("-"))
                .toList();
    }

    @Test
    void noScenarioIsNamedByWhatWatchesOrJudges() {
        List<String> names = scenarios();
        assertFalse(names.isEmpty());
        List<String> offenders = House.sources("").stream()
                .filter(NoScenarioIsKnownTest::judges)
                .filter(file -> {
                    String text = House.read(file);
                    return text.contains("story.jsonl") || names.stream().anyMatch(text::contains);
                })
                .map(file -> House.ROOT.relativize(file).toString())
                .toList();
        assertEquals(List.of(), offenders);
    }

    private static boolean judges(Path file) {
        String path = file.toString();
        return List.of("/diagnosis/", "/signals/", "/collectors/", "/estate/").stream()
                        .anyMatch(room -> path.contains("/modules" + room))
                && (path.endsWith(".java") || path.endsWith(".yaml") || path.endsWith(".sql"));
    }
}
