package io.watchfloor.connections;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.watchfloor.signals.estate.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstLineIsTheSecret() throws Exception {
        assertEquals("sesame", Secrets.read(new Secret.File(file("sesame\nsecond\n", "rw-------"))));
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws Exception {
        Path file = file("sesame", "rw-r-----");
        ConnectionException refused =
                assertThrows(ConnectionException.class, () -> Secrets.read(new Secret.File(file)));
        assertEquals(file + " may be read by others than its owner (rw-r-----): chmod 600 it", refused.getMessage());
        assertFalse(String.valueOf(refused.getMessage()).contains("sesame"));
    }

    @Test
    void anEmptyOrAbsentSecretIsNamed() throws Exception {
        Path empty = file("\n", "rw-------");
        assertEquals(
                empty + " is empty: its first line must be the secret",
                assertThrows(ConnectionException.class, () -> Secrets.read(new Secret.File(empty)))
                        .getMessage());
        Path absent = folder.resolve("absent");
        assertEquals(
                "there is no file " + absent,
                assertThrows(ConnectionException.class, () -> Secrets.read(new Secret.File(absent)))
                        .getMessage());
        assertEquals(
                "the environment variable WATCHFLOOR_NOT_SET is not set",
                assertThrows(ConnectionException.class, () -> Secrets.read(new Secret.Variable("WATCHFLOOR_NOT_SET")))
                        .getMessage());
    }

    private Path file(String text, String mode) throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Path file = Files.writeString(folder.resolve("secret"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        return file;
    }
}
