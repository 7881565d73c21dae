package io.watchfloor.lab.carrier;

import io.watchfloor.lab.workload.Carrier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/// Buys labels over HTTP as Odoo's connectors do, with a patience of eight seconds.
public final class CarrierClient implements Carrier, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final URI labels;

    /// `labels` is where they are bought.
    public CarrierClient(URI labels) {
        this.labels = labels;
    }

    @Override
    public String label(long parcel) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(labels.resolve(String.valueOf(parcel)))
                .POST(HttpRequest.BodyPublishers.noBody())
                .timeout(PATIENCE)
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("the carrier answered " + answer.statusCode());
            }
            return answer.body();
        } catch (HttpTimeoutException e) {
            throw new IOException("the carrier did not answer within " + PATIENCE.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
