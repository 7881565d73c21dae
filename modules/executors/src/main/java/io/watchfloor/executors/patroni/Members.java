package io.watchfloor.executors.patroni;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchfloor.connections.ActingHttp;
import io.watchfloor.executors.http.Asking;
import io.watchfloor.executors.postgres.Trouble;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A Patroni cluster as any of its members tells it.
///
/// @param paused whether Patroni is in maintenance mode
record Members(List<Member> all, boolean paused) {
    Members {
        all = List.copyOf(all);
    }

    /// One member; `lag` is in bytes, negative where it is not known.
    record Member(String name, String role, String state, long timeline, long lag) {
        boolean leads() {
            return role.equals("leader") || role.equals("master") || role.equals("primary");
        }

        /// Whether it could take over. Patroni calls replicas that follow `running` or `streaming`.
        boolean follows() {
            return !leads() && !role.equals("standby_leader") && (state.equals("running") || state.equals("streaming"));
        }

        boolean isSynchronous() {
            return role.equals("sync_standby") || role.equals("quorum_standby");
        }
    }

    /// Asks one member after the other until one answers.
    static Members ask(ActingHttp http, List<URI> urls) throws Trouble {
        Trouble last = new Trouble("the estate names no Patroni", false, null);
        for (URI url : urls) {
            try {
                return of(new Asking(http, url, "Patroni " + url.getAuthority()).get("/cluster"));
            } catch (Trouble trouble) {
                last = trouble;
            }
        }
        throw last;
    }

    private static Members of(JsonNode cluster) {
        List<Member> members = new ArrayList<>();
        for (JsonNode member : cluster.path("members")) {
            JsonNode lag = member.path("lag");
            members.add(new Member(
                    member.path("name").asText(),
                    member.path("role").asText(),
                    member.path("state").asText(),
                    member.path("timeline").asLong(),
                    lag.isNumber() ? lag.asLong() : -1));
        }
        return new Members(members, cluster.path("pause").asBoolean());
    }

    Optional<Member> leader() {
        return all.stream().filter(Member::leads).findFirst();
    }

    Optional<Member> named(String name) {
        return all.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    /// The one that would lose least: a synchronous one before others, then the one least behind.
    Optional<Member> best() {
        return all.stream()
                .filter(member -> member.follows() && member.lag() >= 0)
                .min(Comparator.comparing((Member member) -> !member.isSynchronous())
                        .thenComparingLong(Member::lag));
    }

    String words() {
        return String.join(
                ", ",
                all.stream()
                        .map(member -> member.name() + " " + member.role() + " " + member.state())
                        .toList());
    }
}
