package io.watchfloor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.watchfloor.architecture.Rows.Row;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the dependency table of docs/architecture.md against the compiled module descriptors.
class WhoMaySeeWhomTest {
    private static final String OURS = "io.watchfloor.";
    private static final Set<String> ANYWHERE = Set.of("java.base", "org.jspecify", "org.slf4j");
    private static final Map<String, Row> TABLE = Rows.read();

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
            Row row = TABLE.getOrDefault(name, new Row(Set.of(), Set.of()));
            Set<String> others = required(descriptor);
            others.removeIf(needed -> needed.startsWith(OURS)
                    ? row.ours().contains(needed.substring(OURS.length()))
                    : row.outside().contains(needed) || ANYWHERE.contains(needed));
            if (!others.isEmpty()) {
                beyond.put(name, others);
            }
        });
        assertEquals(Map.of(), beyond, "modules that require more than their row allows");
    }

    @Test
    void aRowAllowsNoModuleOfOursThatIsNotUsed() {
        Map<String, Set<String>> unused = new TreeMap<>();
        TABLE.forEach((name, row) -> {
            Set<String> needless = new TreeSet<>(row.ours());
            needless.removeIf(ours -> required(MODULES.get(name)).contains(OURS + ours));
            if (!needless.isEmpty()) {
                unused.put(name, needless);
            }
        });
        assertEquals(Map.of(), unused, "rows that allow what their module does not require");
    }

    @Test
    void noModuleRequiresExecutorsOrLab() {
        assertEquals(
                Set.of(),
                namesWhere(descriptor -> required(descriptor).contains(OURS + "executors")
                        || required(descriptor).contains(OURS + "lab")));
    }

    @Test
    void onlyTheLabAndTheExecutorsOfferServices() {
        assertEquals(
                Set.of("executors", "lab"),
                namesWhere(descriptor -> !descriptor.provides().isEmpty()));
    }

    @Test
    void noModuleIsOpen() {
        assertEquals(Set.of(), namesWhere(ModuleDescriptor::isOpen));
    }

    private static Set<String> required(ModuleDescriptor descriptor) {
        return descriptor.requires().stream()
                .map(ModuleDescriptor.Requires::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> namesWhere(Predicate<ModuleDescriptor> holds) {
        return MODULES.entrySet().stream()
                .filter(entry -> holds.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
