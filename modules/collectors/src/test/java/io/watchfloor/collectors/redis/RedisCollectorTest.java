package io.watchfloor.collectors.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.signals.Reading;
import io.watchfloor.signals.estate.Systems.Redis;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RedisCollectorTest {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    @Test
    void countersBecomeRatesAndAnUnlimitedMemoryHasNoLimit() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(socket));
            try (RedisCollector collector = new RedisCollector(new Redis("127.0.0.1:" + socket.getLocalPort(), null))) {
                collector.collect(InstantSource.fixed(START));
                List<Reading> readings = collector.collect(InstantSource.fixed(START.plusSeconds(2)));
                Map<String, Double> values = ((Reading.Read) readings.getFirst())
                        .samples().stream()
                                .collect(Collectors.toMap(sample -> sample.key().name(), sample -> sample.value()));
                assertEquals(Map.of("redis_memory", 2048.0, "redis_evicted", 5.0, "redis_commands", 50.0), values);
            }
        }
    }

    @Test
    void anAbsentServerIsNamed() {
        try (RedisCollector collector = new RedisCollector(new Redis("127.0.0.1:1", null))) {
            ConnectionException refused =
                    assertThrows(ConnectionException.class, () -> collector.collect(InstantSource.fixed(START)));
            assertTrue(String.valueOf(refused.getMessage()).startsWith("Redis at 127.0.0.1:1 cannot be read: "));
        }
    }

    /// Speaks as much of the protocol as it takes: every command is answered by OK, INFO by growing counters.
    private static void serve(ServerSocket socket) {
        try (Socket connection = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
                OutputStream out = connection.getOutputStream()) {
            int visit = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int parts = Integer.parseInt(line.substring(1));
                String command = "";
                for (int i = 0; i < parts; i++) {
                    in.readLine();
                    String part = in.readLine();
                    command = i == 0 ? part : command;
                }
                String info = "# Memory\r\nused_memory:2048\r\nmaxmemory:0\r\nevicted_keys:" + 10 * visit
                        + "\r\ntotal_commands_processed:" + 100 * visit + "\r\n";
                boolean asked = command.equals("INFO");
                visit += asked ? 1 : 0;
                out.write((asked ? "$" + info.length() + "\r\n" + info + "\r\n" : "+OK\r\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
