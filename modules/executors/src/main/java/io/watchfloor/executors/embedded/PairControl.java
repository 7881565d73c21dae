package io.watchfloor.executors.embedded;

import io.watchfloor.connections.ConnectionException;
import io.watchfloor.connections.Secrets;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.signals.estate.Systems.Lab;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The lab's supervisor, asked through the lab's control endpoint. It does for the embedded pair what a cluster manager
/// does elsewhere.
public final class PairControl implements AutoCloseable {
    private static final Duration ASKING = Duration.ofSeconds(3);
    private static final Duration CHANGING = Duration.ofSeconds(45);
    private static final Pattern PRIMARY = Pattern.compile("\"primary\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern ERROR = Pattern.compile("\"error\"\\s*:\\s*\"([^\"]+)\"");

    private final Lab lab;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(ASKING)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /// For the lab that an estate names.
    public PairControl(Lab lab) {
        this.lab = lab;
    }

    /// What the supervisor answered.
    ///
    /// @param accepted whether it did so; where it refused, `text` is its reason
    record Answer(boolean accepted, String text) {}

    /// `host:port` of the node that leads by the supervisor's word.
    public String leader() throws Trouble {
        Answer answer = call("GET", "/state", ASKING);
        Matcher matcher = PRIMARY.matcher(answer.text());
        if (!answer.accepted() || !matcher.find()) {
            throw new Trouble("the lab does not say who leads: " + answer.text(), false, new IOException());
        }
        return matcher.group(1);
    }

    Answer switchover(String leader) throws Trouble {
        return call("POST", "/pair/switchover?leader=" + leader, CHANGING);
    }

    Answer kill(String leader) throws Trouble {
        return call("POST", "/pair/kill?leader=" + leader, CHANGING);
    }

    private Answer call(String method, String path, Duration limit) throws Trouble {
        try {
            HttpRequest request = HttpRequest.newBuilder(lab.control().resolve(path))
                    .method(method, BodyPublishers.noBody())
                    .header("Authorization", "Bearer " + Secrets.read(lab.token()))
                    .timeout(limit)
                    .build();
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return new Answer(true, answer.body());
            }
            Matcher matcher = ERROR.matcher(answer.body());
            return new Answer(false, matcher.find() ? matcher.group(1) : "status " + answer.statusCode());
        } catch (ConnectionException e) {
            throw new Trouble(String.valueOf(e.getMessage()), false, e);
        } catch (ConnectException e) {
            throw new Trouble("the lab's control endpoint cannot be reached", false, e);
        } catch (IOException e) {
            throw new Trouble("the lab's control endpoint gave no answer: " + e.getMessage(), true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("the console was stopped before the answer came", true, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
