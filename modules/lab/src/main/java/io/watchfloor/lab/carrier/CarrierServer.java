package io.watchfloor.lab.carrier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.watchfloor.lab.disturbance.Switchable;
import io.watchfloor.lab.host.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// A stand-in for a carrier's label service on loopback: `POST /labels/<parcel>` answers a tracking number within a
/// tenth of a second, or, while it is silent, not at all.
public final class CarrierServer implements Switchable, AutoCloseable {
    private static final long ANSWERS_MILLIS = 70;
    private static final long SILENT_MILLIS = 30_000;
    private static final long LOOK_MILLIS = 200;

    private final HttpServer server;
    private final ExecutorService threads;
    private volatile boolean silent;
    private volatile boolean closed;

    private CarrierServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /// Listens on a free port.
    public static CarrierServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(Ports.loopback(), 0), 64);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("carrier-", 0).factory());
        CarrierServer carrier = new CarrierServer(server, threads);
        server.setExecutor(threads);
        server.createContext("/labels/", carrier::answer);
        server.start();
        return carrier;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            TimeUnit.MILLISECONDS.sleep(ANSWERS_MILLIS);
            for (long waited = 0; silent && !closed && waited < SILENT_MILLIS; waited += LOOK_MILLIS) {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            String path = exchange.getRequestURI().getPath();
            byte[] body = ("TRACK" + path.substring(path.lastIndexOf('/') + 1)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Where labels are bought.
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/labels/");
    }

    @Override
    public void vanish() {
        silent = true;
    }

    @Override
    public void comeBack() {
        silent = false;
    }

    @Override
    public void close() {
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }
}
