package io.watchfloor.lab.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void noPortIsOneThatAClientMayBeGiven() throws Exception {
        List<Integer> ports = Ports.free(20);
        assertEquals(20, new HashSet<>(ports).size());
        assertTrue(ports.stream().allMatch(port -> port < 32_768), ports.toString());
    }
}
