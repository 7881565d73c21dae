package io.watchfloor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What only the source text shows.
class SourceRulesTest {
    private static final int MOST_LINES = 350;
    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "public (?:static |sealed |final |abstract |non-sealed )*(?:class|interface|record|enum|@interface) .*");
    private static final Pattern CHANGES = Pattern.compile(
            "(?i)\\b(insert into|update \\w+ set|delete from|alter|drop|create|pg_terminate_backend|pg_cancel_backend)\\b");

    @Test
    void noFileIsLongerThanAReaderFollows() {
        assertEquals(
                List.of(), offenders(".java", file -> House.read(file).lines().count() > MOST_LINES));
    }

    @Test
    void everyPublicTypeSaysWhatItIs() {
        assertEquals(
                List.of(),
                offenders(".java", file -> saysNothing(House.read(file).lines().toList())));
    }

    @Test
    void everyModuleIsNullMarked() {
        assertEquals(
                List.of(),
                offenders("module-info.java", file -> !House.read(file).contains("@NullMarked")));
    }

    @Test
    void aStatementThatChangesSomethingSaysSoInItsName() {
        assertEquals(
                List.of(),
                offenders(
                        ".sql",
                        file -> !file.toString().contains("/lab/")
                                && CHANGES.matcher(withoutComments(House.read(file)))
                                        .find()
                                && !file.getFileName().toString().startsWith("do_")));
    }

    @Test
    void nothingIsLeftUndone() {
        Pattern undone = Pattern.compile(
                "TODO|FIXME|XXX|printStackTrace|catch \\((?:final )?(?:Exception|Throwable|RuntimeException) ");
        assertEquals(
                List.of(),
                offenders(".java", file -> undone.matcher(House.read(file)).find()));
    }

    /// A type's block reaches up to a blank line or to what encloses it, and holds a `///`. A plain comment in it is
    /// one that the formatter broke off.
    private static boolean saysNothing(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (PUBLIC_TYPE.matcher(lines.get(i).strip()).matches()) {
                int first = i;
                while (first > 0
                        && !lines.get(first - 1).isBlank()
                        && indent(lines.get(first - 1)) >= indent(lines.get(i))) {
                    first--;
                }
                List<String> block = lines.subList(first, i);
                if (block.stream().noneMatch(line -> line.strip().startsWith("///"))
                        || block.stream().anyMatch(line -> line.strip().matches("//(?!/).*"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String withoutComments(String sql) {
        return sql.replaceAll("--[^\\n]*", "");
    }

    private static List<String> offenders(String ending, java.util.function.Predicate<Path> rule) {
        Stream<Path> files = House.sources(ending).stream();
        return files.filter(rule)
                .map(file -> House.ROOT.relativize(file).toString())
                .toList();
    }
}
