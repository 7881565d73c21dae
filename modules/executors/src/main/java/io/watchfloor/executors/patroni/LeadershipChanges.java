package io.watchfloor.executors.patroni;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.watchfloor.connections.ActingHttp;
import io.watchfloor.connections.ActingHttp.Reply;
import io.watchfloor.executors.http.Asking;
import io.watchfloor.executors.http.Json;
import io.watchfloor.executors.patroni.Members.Member;
import io.watchfloor.executors.postgres.Outcomes;
import io.watchfloor.executors.postgres.Patience;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.Outcome;
import io.watchfloor.mitigation.Standing;
import io.watchfloor.mitigation.actions.Leadership;
import io.watchfloor.signals.estate.Systems.Patroni;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Hands the leadership of one Patroni cluster over: asked of the members, read back from them.
record LeadershipChanges(Patroni patroni, ActingHttp http, Patience patience) {
    /// Patroni answers when the candidate has taken over, or when it gives up.
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private static final int PRECONDITION_FAILED = 412;

    /// Which of Patroni's two requests.
    enum Kind {
        SWITCHOVER("/switchover"),
        FAILOVER("/failover");

        private final String path;

        Kind(String path) {
            this.path = path;
        }
    }

    Members members() throws Trouble {
        return Members.ask(http, patroni.urls());
    }

    /// What stands against handing over from the planned leader to the planned candidate, if anything.
    Optional<String> difference(Members members, Leadership planned, Kind kind) {
        String leader = members.leader().map(Member::name).orElse("nobody");
        if (kind == Kind.SWITCHOVER && !leader.equals(planned.leader())) {
            return Optional.of("the leader is " + leader + ", planned was " + planned.leader());
        }
        Optional<Member> candidate = members.named(planned.candidate());
        if (candidate.isEmpty()) {
            return Optional.of("there is no member " + planned.candidate() + " (" + members.words() + ")");
        }
        if (candidate.get().leads()) {
            return Optional.of(planned.candidate() + " leads already");
        }
        if (!candidate.get().follows()) {
            return Optional.of(planned.candidate() + " is " + candidate.get().state()
                    + ": only a member that follows can take over");
        }
        return members.paused()
                ? Optional.of("Patroni is paused: nothing would mend the cluster if this went wrong; resume it first")
                : Optional.empty();
    }

    /// Asks for nothing in particular, which is refused after the login was checked and before anything is done.
    Reply ask(Kind kind) throws Trouble {
        return first(kind, Json.object(), Duration.ofSeconds(5));
    }

    // The first member that takes the request answers for all; one that was sent without an answer is not repeated.
    private Reply first(Kind kind, ObjectNode body, Duration limit) throws Trouble {
        Reply reply = new Reply.NotSent("the estate names no Patroni");
        for (URI url : patroni.urls()) {
            reply = asking(url).send("POST", kind.path, body, limit);
            if (!(reply instanceof Reply.NotSent)) {
                return reply;
            }
        }
        return reply;
    }

    private Asking asking(URI url) {
        return new Asking(http, url, "Patroni");
    }

    Outcome carryOut(Leadership planned, Kind kind) {
        try {
            Optional<String> difference = difference(members(), planned, kind);
            if (difference.isPresent()) {
                return new Outcome.MovedOn(difference.get());
            }
            ObjectNode body = Json.object().put("candidate", planned.candidate());
            if (kind == Kind.SWITCHOVER) {
                body.put("leader", planned.leader());
            }
            Reply reply = first(kind, body, ANSWER);
            return switch (reply) {
                case Reply.Answer answer -> answered(answer, planned);
                case Reply.NotSent not -> new Outcome.Failed("Patroni: " + not.text() + "; nothing was changed");
                case Reply.NoAnswer none ->
                    Outcomes.unknown("Patroni: " + none.text() + "; whether " + planned.candidate()
                            + " takes over is not known");
            };
        } catch (Trouble trouble) {
            return trouble.inDoubt()
                    ? Outcomes.unknown(trouble.text() + "; whether " + planned.candidate() + " takes over is not known")
                    : new Outcome.Failed(trouble.text() + "; nothing was changed");
        }
    }

    private Outcome answered(Reply.Answer answer, Leadership planned) {
        String said = answer.body().strip().lines().findFirst().orElse("nothing");
        if (answer.status() == 200 || answer.status() == 202) {
            return readBack(planned, said);
        }
        if (answer.status() == PRECONDITION_FAILED) {
            return new Outcome.MovedOn("Patroni refuses (412): " + said);
        }
        if (answer.status() >= 500) {
            return Outcomes.unknown(
                    "Patroni gave up (" + answer.status() + "): " + said + "; who leads is looked at again");
        }
        return new Outcome.Failed(asking(patroni.urls().getFirst()).refusal(answer) + "; nothing was changed");
    }

    // Who leads is known at once; that the old leader follows takes it a restart, which is told, not waited for long.
    private Outcome readBack(Leadership planned, String said) {
        try {
            for (int look = 0; look < patience.looks(); look++) {
                Optional<Member> leader = members().leader();
                if (leader.filter(member -> member.name().equals(planned.candidate()))
                        .isPresent()) {
                    return new Outcome.Done(List.of(said, line(leader.get(), members())));
                }
                TimeUnit.MILLISECONDS.sleep(patience.apart().toMillis());
            }
            return Outcomes.unknown(said + "; but " + planned.candidate() + " does not lead after " + patience.words());
        } catch (Trouble trouble) {
            return Outcomes.unknown(said + "; it could not be read back: " + trouble.text());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcomes.unknown(said + "; the console was stopped before it was read back");
        }
    }

    private static String line(Member leader, Members members) {
        return leader.name() + " leads on timeline " + leader.timeline() + " (" + members.words() + ")";
    }

    Standing standing(Leadership planned) {
        try {
            Members members = members();
            Optional<Member> leader = members.leader();
            if (leader.isEmpty()) {
                return new Standing.Unknown("nobody leads now (" + members.words() + ")");
            }
            if (leader.get().name().equals(planned.candidate())) {
                return new Standing.Done(List.of(line(leader.get(), members)));
            }
            return leader.get().name().equals(planned.leader())
                    ? new Standing.NotDone(line(leader.get(), members))
                    : new Standing.Partly("neither of the two leads: " + line(leader.get(), members));
        } catch (Trouble trouble) {
            return new Standing.Unknown(trouble.text());
        }
    }
}
