package io.watchfloor.collectors.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 'it''s', E'a\\'b', 1.5e3 FROM t1 | SELECT ?, ?, ? FROM t1",
                "UPDATE t SET a=$1 WHERE \"Col 1\"=-42 | UPDATE t SET a=$1 WHERE \"Col 1\"=-?",
                "SELECT $x$se'cret$x$, $$two$$ | SELECT ?, ?",
                "SELECT /* for Anna */ 1 -- Bob | SELECT ?",
                "INSERT INTO p VALUES ('cut off in the mid | INSERT INTO p VALUES (?",
                "SELECT 1 /* a /* b */ Anna */, 'C:\\', 'it\\'s Anna' | SELECT ? , ?",
                "UPDATE t SET a = 'x', b = 'it\\'s Anna', c = 'y' | UPDATE t SET a = ?, b = ?",
                "SELECT   x'1F',  U&'d', 0xFF, .5 | SELECT ?, ?, ?, ?",
                "SELECT id_2, ä1 FROM s3.t_4 | SELECT id_2, ä1 FROM s3.t_4"
            })
    void literalsBecomeQuestionMarks(String statement, String redacted) {
        assertEquals(redacted, Redactor.redact(statement));
    }
}
