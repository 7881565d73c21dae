package io.watchfloor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the dependency table of docs/architecture.md against the compiled module descriptors.
class WhoMaySeeWhomTest {
    private static final String OURS = "io.watchfloor.";
    private static final Set<String> ANYWHERE = Set.of("java.base", "org.jspecify", "org.slf4j");
    private static final Set<String> FABRIC8 =
            Set.of("kubernetes.client.api", "kubernetes.model.core", "kubernetes.model.batch", "kubernetes.model.apps");
    private static final Set<String> JAVAFX =
            Set.of("javafx.base", "javafx.graphics", "javafx.controls", "atlantafx.base", "org.controlsfx.controls");
    private static final Set<String> JACKSON = Set.of(
            "com.fasterxml.jackson.core", "com.fasterxml.jackson.databind", "com.fasterxml.jackson.dataformat.yaml");

    private record Row(Set<String> ours, Set<String> outside) {}

    private static final Map<String, Row> TABLE = new TreeMap<>(Map.ofEntries(
            row("signals", Set.of(), Set.of()),
            row("themes", Set.of(), Set.of("javafx.graphics")),
            row("controls", Set.of("themes"), with(JAVAFX, "eu.hansolo.tilesfx")),
            row("estate", Set.of("signals"), JACKSON),
            row(
                    "connections",
                    Set.of("signals"),
                    with(
                            FABRIC8,
                            "java.sql",
                            "java.net.http",
                            "java.naming",
                            "org.postgresql.jdbc",
                            "redis.clients.jedis")),
            row(
                    "collectors",
                    Set.of("signals", "connections"),
                    with(FABRIC8, "java.sql", "java.net.http", "redis.clients.jedis", "org.postgresql.jdbc")),
            row("diagnosis", Set.of("signals"), Set.of()),
            row("journal", Set.of("signals"), with(JACKSON, "java.sql")),
            row("mitigation", Set.of("signals", "diagnosis", "journal"), JACKSON),
            row(
                    "executors",
                    Set.of("signals", "mitigation", "connections"),
                    with(FABRIC8, "java.sql", "java.net.http")),
            row("presentation", Set.of("signals", "diagnosis", "mitigation", "journal", "controls", "themes"), JAVAFX),
            row(
                    "lab",
                    Set.of("signals"),
                    with(
                            JACKSON,
                            "java.sql",
                            "java.net.http",
                            "jdk.httpserver",
                            "org.postgresql.jdbc",
                            "redis.clients.jedis",
                            "org.apache.commons.compress",
                            "org.tukaani.xz")),
            row(
                    "app",
                    Set.of(
                            "signals",
                            "estate",
                            "connections",
                            "collectors",
                            "diagnosis",
                            "journal",
                            "mitigation",
                            "presentation",
                            "controls",
                            "themes"),
                    with(JAVAFX, "javafx.swing", "java.desktop", "info.picocli", "com.fasterxml.jackson.databind"))));

    private static final Map<String, ModuleDescriptor> MODULES = ModuleFinder.of(House.MODULE_PATH).findAll().stream()
            .map(ModuleReference::descriptor)
            .filter(descriptor -> descriptor.name().startsWith(OURS))
            .collect(Collectors.toMap(descriptor -> descriptor.name().substring(OURS.length()), found -> found));

    @Test
    void everyModuleStandsInTheTable() {
        assertEquals(TABLE.keySet(), new TreeSet<>(MODULES.keySet()));
    }

    @Test
    void aModuleRequiresOnlyWhatItsRowAllows() {
        Map<String, Set<String>> beyond = new TreeMap<>();
        MODULES.forEach((name, descriptor) -> {
            Row row = TABLE.get(name);
            Set<String> others = descriptor.requires().stream()
                    .map(ModuleDescriptor.Requires::name)
                    .filter(needed -> !ANYWHERE.contains(needed))
                    .filter(needed -> needed.startsWith(OURS)
                            ? !row.ours.contains(needed.substring(OURS.length()))
                            : !row.outside.contains(needed))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!others.isEmpty()) {
                beyond.put(name, others);
            }
        });
        assertEquals(Map.of(), beyond, "modules that require more than their row allows");
    }

    @Test
    void theTableInThePapersIsTheTableHere() {
        String papers = House.read(House.ROOT.resolve("docs/architecture.md"));
        TABLE.forEach((name, row) -> {
            String ours = row.ours.isEmpty() ? "–" : String.join(", ", new TreeSet<>(row.ours));
            assertTrue(
                    papers.contains("| " + name + " | " + ours + " |"),
                    () -> "docs/architecture.md lacks: | " + name + " | " + ours + " |");
        });
    }

    @Test
    void noModuleRequiresExecutorsOrLab() {
        MODULES.forEach((name, descriptor) -> descriptor
                .requires()
                .forEach(needed -> assertTrue(
                        !Set.of(OURS + "executors", OURS + "lab").contains(needed.name()),
                        name + " requires " + needed.name())));
    }

    @Test
    void onlyTheLabAndTheExecutorsOfferServices() {
        Set<String> offering = MODULES.entrySet().stream()
                .filter(entry -> !entry.getValue().provides().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("executors", "lab"), offering);
    }

    @Test
    void noModuleIsOpen() {
        MODULES.forEach((name, descriptor) -> assertTrue(!descriptor.isOpen(), name + " is open"));
    }

    private static Map.Entry<String, Row> row(String name, Set<String> ours, Set<String> outside) {
        return Map.entry(name, new Row(ours, outside));
    }

    private static Set<String> with(Set<String> some, String... others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(Set.of(others));
        return all;
    }
}
