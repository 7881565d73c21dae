package io.watchfloor.presentation.answers;

import io.watchfloor.controls.tile.TileContent.Emphasis;
import io.watchfloor.controls.tile.TileContent.Phrase;
import io.watchfloor.controls.tile.TileContent.Span;
import io.watchfloor.controls.tile.TileState;
import io.watchfloor.diagnosis.Answers;
import io.watchfloor.diagnosis.Answers.FirstToSlow;
import io.watchfloor.diagnosis.Judgement;
import io.watchfloor.diagnosis.Verdict;
import io.watchfloor.diagnosis.WorkflowStatus;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.presentation.Figures;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.Titles;
import io.watchfloor.presentation.Words;
import io.watchfloor.presentation.answers.AnswersContent.Answer;
import io.watchfloor.signals.Severity;
import io.watchfloor.signals.SourceHealth;
import io.watchfloor.signals.State;
import io.watchfloor.signals.Unit;
import io.watchfloor.signals.estate.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Words the four answers. Remembers only the last finding that is over. One thread.
public final class AnswersModel {
    private static final int NAMED_AS_NOT_COUNTED = 3;

    private record Past(String first, Instant since, Instant over) {}

    private final Estate estate;
    private final Titles titles;
    private @Nullable Past past;
    private @Nullable Past present;

    public AnswersModel(Estate estate) {
        this.estate = estate;
        this.titles = new Titles(estate);
    }

    /// The answers of this tick as read at `now`.
    public AnswersContent show(Tick tick, Instant now) {
        Judgement judgement = tick.judgement();
        remember(judgement);
        return switch (judgement.verdict()) {
            case Verdict.Healthy healthy -> calm(healthy, judgement.board(), judged(tick, now));
            case Verdict.Unknown unknown -> unknown(unknown, tick, judged(tick, now));
            case Verdict.Finding finding -> found(finding, tick, now, judged(tick, now));
        };
    }

    /// Whether no source has answered yet.
    public static boolean beforeFirstReading(Tick tick) {
        return tick.judgement().watching().sources().stream().allMatch(source -> source.lastRead() == null);
    }

    /// What is said before the first tick.
    static AnswersContent reading(String judged) {
        Answer first = Answer.calm(AnswersText.READING.text(), AnswersText.FIRST_READING.text());
        Answer other = Answer.calm(AnswersText.READING.text());
        return new AnswersContent(first, other, other, AdviceWording.unknown(), judged);
    }

    private void remember(Judgement judgement) {
        if (judgement.verdict() instanceof Verdict.Finding finding) {
            FirstToSlow first = finding.answers().first();
            String name = first == null ? finding.answers().cause().title() : titles.workflow(first.workflow());
            present = new Past(name, finding.since(), judgement.at());
        } else if (present != null) {
            past = present;
            present = null;
        }
    }

    private AnswersContent calm(Verdict.Healthy healthy, Judgement.Board board, String judged) {
        String before = past == null
                ? ""
                : AnswersText.LAST_FINDING.text(
                        past.first(),
                        Figures.minute(past.since(), estate.identity().zone()),
                        Figures.age(Duration.between(past.since(), past.over())));
        return new AnswersContent(
                Answer.calm(AnswersText.NONE.text(), usual(board), before),
                Answer.calm(AnswersText.NOTHING.text(), healthy.text()),
                Answer.calm(AnswersText.STEADY.text(), AnswersText.STEADY_LINE.text()),
                AdviceWording.nothing(),
                judged);
    }

    /// A workflow may be slow for a while before it is a finding: then it is named, for its tile shows it.
    private String usual(Judgement.Board board) {
        List<String> slow = board.workflows().stream()
                .filter(status -> status.state() == State.DOWN || status.state() == State.DEGRADED)
                .map(status -> titles.workflow(status.workflow()))
                .toList();
        if (!slow.isEmpty()) {
            return AnswersText.SLOW_FOR_NOW.text(few(slow));
        }
        return (estate.workflows().isEmpty() ? AnswersText.NO_WORKFLOWS : AnswersText.EVERY_WORKFLOW_USUAL).text();
    }

    private static AnswersContent unknown(Verdict.Unknown unknown, Tick tick, String judged) {
        if (beforeFirstReading(tick)) {
            return reading(judged);
        }
        Answer first = new Answer(
                AnswersText.UNKNOWN.text(),
                Optional.of(TileState.UNKNOWN),
                false,
                List.of(Phrase.plain(AnswersText.MISSING.text(few(unknown.missing())))),
                Optional.empty());
        Answer other = Answer.plain(AnswersText.UNKNOWN.text(), true);
        return new AnswersContent(first, other, other, AdviceWording.unknown(), judged);
    }

    private AnswersContent found(Verdict.Finding finding, Tick tick, Instant now, String judged) {
        Judgement judgement = tick.judgement();
        Optional<String> inForce = tick.mitigations().stream()
                .filter(mitigation -> mitigation.stage() instanceof Mitigation.Stage.InForce)
                .map(mitigation -> mitigation.plan().title())
                .findFirst();
        Answers answers = finding.answers();
        return new AnswersContent(
                first(finding, judgement, now),
                cause(answers.cause()),
                nature(answers.nature()),
                AdviceWording.of(answers, titles, inForce),
                judged);
    }

    private Answer first(Verdict.Finding finding, Judgement judgement, Instant now) {
        FirstToSlow first = finding.answers().first();
        if (first == null) {
            return new Answer(
                    AnswersText.NONE_YET.text(),
                    Optional.of(shape(finding.severity())),
                    true,
                    List.of(Phrase.plain(AnswersText.EVERY_WORKFLOW_USUAL.text())),
                    Optional.empty());
        }
        String clock = Figures.clock(first.at(), estate.identity().zone());
        String ago = AnswersText.AGO.text(Figures.ageExactly(Duration.between(first.at(), now)));
        List<Phrase> lines = new ArrayList<>();
        lines.add(Phrase.of(clock + ",", ago));
        lines.add(second(first));
        return new Answer(
                titles.workflow(first.workflow()),
                Optional.of(shapeOf(first.workflow(), judgement, finding.severity())),
                false,
                lines,
                Optional.empty());
    }

    private Phrase second(FirstToSlow first) {
        if (first.then().isEmpty()) {
            String tenant = titles.tenant(first.tenant());
            return Phrase.plain(tenant.isBlank() ? "" : AnswersText.AT_TENANT.text(tenant));
        }
        FirstToSlow.Follower next = first.then().getFirst();
        Duration later = Duration.between(first.at(), next.at());
        String by =
                later.toSeconds() < 1 ? AnswersText.AT_SAME_TIME.text() : AnswersText.LATER_BY.text(Figures.age(later));
        return new Phrase(List.of(
                new Span(AnswersText.THEN.text(titles.workflow(next.workflow())), Emphasis.PLAIN),
                new Span(by, Emphasis.STRONG)));
    }

    private static TileState shapeOf(String workflow, Judgement judgement, Severity severity) {
        return judgement.board().workflows().stream()
                .filter(status -> status.workflow().equals(workflow))
                .map(WorkflowStatus::state)
                .filter(state -> state == State.DOWN || state == State.DEGRADED)
                .findFirst()
                .map(Words::shape)
                .orElse(shape(severity));
    }

    private static TileState shape(Severity severity) {
        return switch (severity) {
            case CRITICAL -> TileState.DOWN;
            case WARNING -> TileState.DEGRADED;
        };
    }

    private static Answer cause(Answers.Cause cause) {
        Answers.Load load = cause.load();
        if (load.blockedPerSecond() <= 0) {
            return Answer.plain(cause.title(), false, cause.text());
        }
        Phrase line = new Phrase(List.of(
                new Span(Figures.percent(load.share()) + "\u2009%", Emphasis.STRONG),
                new Span(AnswersText.OF_BLOCKED_TIME.text() + ",", Emphasis.PLAIN),
                new Span(
                        Figures.amount(load.blockedPerSecond(), Unit.SECONDS_PER_SECOND)
                                .text(),
                        Emphasis.STRONG)));
        return new Answer(
                cause.title(), Optional.empty(), false, List.of(line), Optional.of(Math.clamp(load.share(), 0, 1)));
    }

    private static Answer nature(Answers.Nature nature) {
        AnswersText word =
                switch (nature.kind()) {
                    case TRANSIENT -> AnswersText.TRANSIENT;
                    case STRUCTURAL -> AnswersText.STRUCTURAL;
                    case UNKNOWN -> AnswersText.NOT_KNOWN_YET;
                };
        return Answer.plain(word.text(), nature.kind() == Answers.Nature.Kind.UNKNOWN, nature.text());
    }

    private String judged(Tick tick, Instant now) {
        Judgement judgement = tick.judgement();
        List<SourceHealth> sources = judgement.watching().sources();
        long fresh = sources.stream()
                .filter(source -> source.fresh(judgement.at(), tick.snapshot().tick()))
                .count();
        String text = AnswersText.JUDGED.text(
                Figures.age(Duration.between(judgement.at(), now)),
                Long.toString(fresh),
                Integer.toString(sources.size()));
        List<String> left = notCounted(judgement.board());
        return left.isEmpty() ? text : text + " " + AnswersText.NOT_COUNTED.text(few(left));
    }

    private List<String> notCounted(Judgement.Board board) {
        Stream<String> workflows = board.workflows().stream()
                .filter(status -> unseen(status.state()))
                .map(status -> named(titles.workflow(status.workflow()), status.state()));
        Stream<String> layers = board.layers().stream()
                .filter(status -> unseen(status.state()))
                .map(status -> named(Words.of(status.layer()).text(), status.state()));
        return Stream.concat(workflows, layers).toList();
    }

    private static boolean unseen(State state) {
        return state == State.STALE || state == State.UNKNOWN;
    }

    private static String named(String name, State state) {
        return AnswersText.NOT_COUNTED_ONE.text(name, Words.of(state).text());
    }

    private static String few(List<String> names) {
        String shown = names.stream().limit(NAMED_AS_NOT_COUNTED).collect(Collectors.joining(", "));
        int more = names.size() - NAMED_AS_NOT_COUNTED;
        return more <= 0 ? shown : shown + " " + AnswersText.MORE.text(Integer.toString(more));
    }
}
