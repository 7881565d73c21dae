package io.watchfloor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabToolTest {
    @TempDir
    Path temporary;

    private static String refusal(String... arguments) {
        StringWriter err = new StringWriter();
        StringWriter out = new StringWriter();
        int code = new LabTool().run(new PrintWriter(out), new PrintWriter(err), arguments);
        assertEquals(1, code);
        assertEquals("", out.toString());
        assertEquals(1, err.toString().lines().count(), err::toString);
        return err.toString();
    }

    @Test
    void anUnknownScenarioIsRefusedNamingTheKnownOnes() {
        String line = refusal("--scenario", "black-friday");
        assertTrue(line.contains("black-friday") && line.contains("weekend-promotion, healthy-surge"), line);
    }

    @Test
    void anUnknownArgumentIsRefusedWithTheUsage() {
        assertTrue(refusal("--fast").contains("'--fast'; usage:"));
        assertTrue(refusal("--seed").contains("--seed needs a value"));
        assertTrue(refusal("--seed", "x").contains("--seed needs a number, not 'x'"));
    }

    @Test
    void aFolderThatCannotBeWrittenIsRefused() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "");
        assertTrue(refusal("--dir", file.resolve("lab").toString()).contains("cannot write to the folder"));
        assertTrue(refusal("--dir", file.toString()).contains("not a folder"));
    }

    @Test
    void aFolderWithSomethingInItIsRefusedAndKept() throws IOException {
        Path mine = Files.writeString(temporary.resolve("mine"), "precious");
        assertTrue(refusal("--dir", temporary.toString()).contains("not empty"));
        assertEquals("precious", Files.readString(mine));
    }

    @Test
    void aTakenPortIsRefusedBeforeAnythingIsCreated() throws IOException {
        Path folder = temporary.resolve("lab");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            String line = refusal("--dir", folder.toString(), "--port", String.valueOf(taken.getLocalPort()));
            assertTrue(line.contains("port " + taken.getLocalPort() + " is taken"), line);
        }
        assertFalse(Files.exists(folder));
    }
}
