package io.watchfloor.lab.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PlatformTest {
    @Test
    void platformsAreSpelledAsTheBinariesAre() {
        assertEquals("postgres-linux-x86_64.txz", Platform.of("Linux", "amd64").archive());
        assertEquals(
                "postgres-linux-arm_64.txz", Platform.of("Linux", "aarch64").archive());
        assertEquals(
                "postgres-darwin-arm_64.txz", Platform.of("Mac OS X", "aarch64").archive());
        assertEquals(
                "postgres-windows-x86_64.txz",
                Platform.of("Windows 11", "amd64").archive());
    }
}
