package io.watchfloor.collectors.prometheus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.watchfloor.collectors.prometheus.Exposition.Series;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpositionTest {
    @Test
    void labelsEscapesTimestampsAndSpecialNumbersAreRead() throws Exception {
        assertEquals(
                List.of(
                        new Series("t_a", Map.of("path", "C:\\x \"y\"\n,}"), 1.5e3),
                        new Series("t_b", Map.of(), Double.POSITIVE_INFINITY),
                        new Series("t_c", Map.of("x", "1", "y", ""), -0.5)),
                Exposition.parse("""
                        # TYPE t_a counter
                        t_a{path="C:\\\\x \\"y\\"\\n,}"} 1.5e3 1395066363000
                        other{broken
                        t_b +Inf
                        t_c { x = "1" , y="", } -.5
                        """, "t_"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t_a",
                "t_a{",
                "t_a{x} 1",
                "t_a{x=\"1\" y=\"2\"} 1",
                "t_a{x=\"1\",x=\"2\"} 1",
                "t_a one",
                "t_a 1 2 3",
                "t_a{x=\"\\q\"} 1"
            })
    void whatIsNotTheFormatIsRefused(String line) {
        assertThrows(Exposition.Malformed.class, () -> Exposition.parse(line, "t_"));
    }
}
