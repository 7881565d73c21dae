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
    private static final Pattern UNDOCUMENTED = Pattern.compile(
            "(?m)^(?!\\s*///)(?!\\s*@).*\\n((?:@.*\\n)*)public (?:sealed |final |abstract |non-sealed )*(?:class|interface|record|enum) (\\w+)");
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
                offenders(
                        ".java", file -> UNDOCUMENTED.matcher(House.read(file)).find()));
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
