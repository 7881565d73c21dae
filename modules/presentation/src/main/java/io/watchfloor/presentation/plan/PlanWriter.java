package io.watchfloor.presentation.plan;

import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.MitigationDesk.Wish;
import io.watchfloor.mitigation.Plan;
import io.watchfloor.mitigation.actions.EndSession;
import io.watchfloor.presentation.Tick;
import io.watchfloor.presentation.plan.PlanContent.Button;
import io.watchfloor.presentation.plan.PlanContent.Does;
import io.watchfloor.presentation.plan.PlanContent.Foot;
import io.watchfloor.presentation.plan.PlanContent.Kind;
import io.watchfloor.presentation.plan.PlanContent.Standing;
import io.watchfloor.presentation.plan.PlanContent.Title;
import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Identity.Environment;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what the plan says at this instant.
///
/// @param operator the name under which consent is given: declared, not proven
record PlanWriter(Estate estate, InstantSource clock, String operator) {

    /// What the operator has given so far.
    ///
    /// @param nobodyUndoes that they know that nobody undoes it when this console is gone
    /// @param arming       that they are choosing when it should be done instead
    /// @param cause        the cause of the finding, empty while there is none
    record Given(String typed, boolean nobodyUndoes, boolean arming, String cause) {
        static final Given NOTHING = new Given("", false, false, "");
    }

    /// How the journal marks a name that no system has proven.
    private static final String DECLARED = "declared:";

    PlanContent write(Wish wish, Progress progress, Given given, @Nullable Tick tick) {
        Mitigation about = progress.about();
        SheetWriter sheet = new SheetWriter(estate, clock.instant(), tick);
        Standing standing = standing(progress);
        String reason = about == null ? "" : whyNot(about, given, sheet, progress);
        return new PlanContent(
                title(wish, about),
                about == null ? null : sheet.write(wish, about, progress),
                standing,
                foot(wish, progress, given, reason, armable(progress, given, sheet)));
    }

    private Title title(Wish wish, @Nullable Mitigation about) {
        String environment = environmentWord() + " · " + estate.identity().slug();
        if (about == null) {
            return new Title(wish.advice().text(), wish.advice().target().object(), environment, "");
        }
        Plan plan = about.plan();
        String planned = PlanText.PLANNED.text(
                Moments.zoned(plan.scope().planned(), zone()),
                Moments.clock(plan.scope().sampled(), zone()));
        String subject = plan.prospect().changes().stream()
                .map(Plan.Change::object)
                .distinct()
                .collect(Collectors.joining(" · "));
        return new Title(
                titled(
                        plan.title(),
                        endless(plan) ? "" : Moments.words(plan.scope().lasts())),
                subject.isEmpty() ? wish.advice().target().object() : subject,
                environment,
                planned);
    }

    static boolean endless(Plan plan) {
        return plan.action().ending() == Action.Ending.NEVER;
    }

    /// The length is said once, whoever says it.
    private static String titled(String title, String lasts) {
        return lasts.isEmpty() || title.endsWith(lasts) ? title : PlanText.TITLE.text(title, lasts);
    }

    private Standing standing(Progress progress) {
        return switch (progress) {
            case Progress.Planning planning ->
                new Standing(Kind.PLANNING, PlanText.WORD_PLANNING.text(), PlanText.PLANNING.text());
            case Progress.Acting acting ->
                new Standing(Kind.ACTING, PlanText.WORD_ACTING.text(), PlanText.ACTING.text());
            case Progress.Undoing undoing ->
                new Standing(Kind.ACTING, PlanText.WORD_UNDOING.text(), PlanText.UNDOING.text());
            case Progress.Broken broken -> new Standing(Kind.FAILED, PlanText.WORD_FAILED.text(), broken.text());
            case Progress.Rehearsing rehearsing ->
                new Standing(Kind.PLANNING, PlanText.WORD_REHEARSING.text(), PlanText.REHEARSING.text());
            case Progress.Planned planned -> proposed(planned);
            case Progress.Second second -> settled(second.mitigation().stage());
            case Progress.Settled settled -> settled(settled.mitigation().stage());
        };
    }

    private static Standing proposed(Progress.Planned planned) {
        if (planned.mitigation().stage() instanceof Stage.Refused refused) {
            return new Standing(Kind.IMPOSSIBLE, PlanText.WORD_IMPOSSIBLE.text(), refused.reason());
        }
        Check rehearsed = planned.rehearsed();
        if (rehearsed == null) {
            return new Standing(Kind.READY, "", "");
        }
        return rehearsed.allows()
                ? new Standing(Kind.READY, PlanText.WORD_REHEARSED.text(), rehearsed.text())
                : new Standing(Kind.IMPOSSIBLE, PlanText.WORD_REHEARSAL_FAILED.text(), rehearsed.text());
    }

    private Standing settled(Stage stage) {
        return switch (stage) {
            case Stage.Proposed proposed -> new Standing(Kind.READY, "", "");
            case Stage.Refused refused ->
                new Standing(Kind.REFUSED, PlanText.WORD_REFUSED.text(), PlanText.REFUSED.text(refused.reason()));
            case Stage.Acting acting -> new Standing(Kind.ACTING, PlanText.WORD_ACTING.text(), PlanText.ACTING.text());
            case Stage.InForce inForce -> new Standing(Kind.IN_FORCE, inForceWord(inForce), inForceText(inForce));
            case Stage.Awaiting awaiting ->
                new Standing(
                        Kind.WAITING,
                        PlanText.WORD_AWAITING.text(),
                        PlanText.AWAITING.text(awaiting.first(), Moments.zoned(awaiting.since(), zone())));
            case Stage.Armed armed ->
                new Standing(
                        Kind.WAITING,
                        PlanText.WORD_ARMED.text(),
                        PlanText.ARMED.text(armed.arming().by()));
            case Stage.Unknown unknown ->
                new Standing(
                        Kind.FAILED,
                        PlanText.WORD_UNKNOWN.text(Moments.zoned(unknown.at(), zone())),
                        PlanText.OUTCOME_UNKNOWN.text(unknown.text()));
            case Stage.Done done ->
                new Standing(
                        Kind.OVER, PlanText.WORD_DONE.text(Moments.zoned(done.at(), zone())), effect(done.effect()));
            case Stage.Undoing undoing ->
                new Standing(Kind.ACTING, PlanText.WORD_UNDOING.text(), PlanText.UNDOING.text());
            case Stage.Undone undone ->
                new Standing(Kind.OVER, PlanText.WORD_UNDONE.text(Moments.zoned(undone.at(), zone())), undone.why());
            case Stage.Failed failed ->
                new Standing(
                        Kind.FAILED, PlanText.WORD_FAILED_AT.text(Moments.zoned(failed.at(), zone())), failed.text());
        };
    }

    private String inForceWord(Stage.InForce inForce) {
        Duration left = Duration.between(clock.instant(), inForce.until());
        return left.isNegative() || left.isZero()
                ? PlanText.WORD_OVERDUE.text(Moments.zoned(inForce.until(), zone()))
                : PlanText.WORD_IN_FORCE.text(Moments.countdown(left));
    }

    private String inForceText(Stage.InForce inForce) {
        String ends = PlanText.ENDS_AT.text(Moments.zoned(inForce.until(), zone()));
        return ends + " " + effect(inForce.effect());
    }

    private static String effect(Mitigation.@Nullable Effect effect) {
        return effect == null ? PlanText.EFFECT_WATCHED.text() : effect.text();
    }

    /// Why the act button is dashed; empty when it is not.
    private String whyNot(Mitigation about, Given given, SheetWriter sheet, Progress progress) {
        if (progress instanceof Progress.Second) {
            return typeFirst(given);
        }
        if (!(progress instanceof Progress.Planned planned)) {
            return "";
        }
        Check rehearsed = planned.rehearsed();
        if (rehearsed != null && !rehearsed.allows()) {
            return rehearsed.text();
        }
        for (Check check : about.checks()) {
            if (!check.allows()) {
                return check.text();
            }
        }
        if (about.stage() instanceof Stage.Refused refused) {
            return refused.reason();
        }
        String stale = sheet.stale(about);
        if (!stale.isEmpty()) {
            return stale;
        }
        if (about.plan().prospect().undone().nobody() && !given.nobodyUndoes()) {
            return PlanText.CONSENT_FIRST.text();
        }
        return typeFirst(given);
    }

    private String typeFirst(Given given) {
        return asksName() && !nameMatches(given.typed()) ? PlanText.TYPE_FIRST.text(name()) : "";
    }

    private Foot foot(Wish wish, Progress progress, Given given, String reason, PlanContent.Armable arm) {
        boolean decides = progress instanceof Progress.Planned || progress instanceof Progress.Second;
        Button button =
                switch (progress) {
                    case Progress.Planning planning -> new Button(Does.NOTHING, PlanText.WORD_PLANNING.text(), false);
                    case Progress.Rehearsing rehearsing ->
                        new Button(Does.NOTHING, PlanText.WORD_REHEARSING.text(), false);
                    case Progress.Acting acting -> new Button(Does.NOTHING, PlanText.WORD_ACTING.text(), false);
                    case Progress.Undoing undoing -> new Button(Does.NOTHING, PlanText.WORD_UNDOING.text(), false);
                    case Progress.Broken broken -> new Button(Does.PLAN_AGAIN, PlanText.PLAN_AGAIN.text(), true);
                    case Progress.Planned planned ->
                        new Button(Does.ACT, actLabel(wish, planned.mitigation().plan()), reason.isEmpty());
                    case Progress.Second second ->
                        new Button(Does.ACT, PlanText.APPROVE_SECOND.text(), reason.isEmpty());
                    case Progress.Settled settled -> after(settled.mitigation().stage());
                };
        Mitigation about = progress.about();
        boolean asksConsent = progress instanceof Progress.Planned
                && about != null
                && about.plan().prospect().undone().nobody();
        PlanContent.Asks asks = new PlanContent.Asks(
                decides && asksName() ? name() : "", nameMatches(given.typed()), asksConsent, given.nobodyUndoes());
        return new Foot(asks, button, arm, reason, identity(about));
    }

    /// What a window typed wrongly has left behind does not stand against typing it right.
    private PlanContent.Armable armable(Progress progress, Given given, SheetWriter sheet) {
        if (!(progress instanceof Progress.Planned planned)
                || planned.mitigation().plan().action() instanceof EndSession) {
            return new PlanContent.Armable(false, false, false, "");
        }
        Mitigation about = planned.mitigation();
        boolean allowed =
                whyNot(about, given, sheet, new Progress.Planned(about, null)).isEmpty();
        return new PlanContent.Armable(true, given.arming(), allowed, given.cause());
    }

    private static String actLabel(Wish wish, Plan plan) {
        return plan.action() instanceof Action.PauseBatch
                ? PlanText.ACT.text(Moments.words(wish.lasts()))
                : SheetWriter.named(plan.title());
    }

    private static Button after(Stage stage) {
        return switch (stage) {
            case Stage.InForce inForce -> new Button(Does.UNDO, PlanText.UNDO.text(), true);
            case Stage.Acting acting -> new Button(Does.NOTHING, PlanText.WORD_ACTING.text(), false);
            case Stage.Undoing undoing -> new Button(Does.NOTHING, PlanText.WORD_UNDOING.text(), false);
            case Stage.Proposed proposed -> new Button(Does.PLAN_AGAIN, PlanText.PLAN_AGAIN.text(), true);
            case Stage.Refused refused -> new Button(Does.PLAN_AGAIN, PlanText.PLAN_AGAIN.text(), true);
            case Stage.Undone undone -> new Button(Does.PLAN_AGAIN, PlanText.PLAN_AGAIN.text(), true);
            case Stage.Failed failed -> new Button(Does.PLAN_AGAIN, PlanText.PLAN_AGAIN.text(), true);
            case Stage.Done done -> new Button(Does.PLAN_AGAIN, PlanText.PLAN_AGAIN.text(), true);
            case Stage.Awaiting awaiting -> new Button(Does.NOTHING, PlanText.WORD_AWAITING.text(), false);
            case Stage.Armed armed -> new Button(Does.NOTHING, PlanText.WORD_ARMED.text(), false);
            case Stage.Unknown unknown -> new Button(Does.NOTHING, PlanText.FINDING_OUT.text(), false);
        };
    }

    private String identity(@Nullable Mitigation about) {
        String proven = about == null
                ? ""
                : about.checks().stream()
                        .map(Check::who)
                        .filter(who -> !who.isEmpty())
                        .findFirst()
                        .orElse("");
        return proven.isEmpty() || proven.startsWith(DECLARED)
                ? PlanText.DECLARED.text(operator)
                : PlanText.PROVEN.text(proven);
    }

    private boolean asksName() {
        return estate.identity().environment() == Environment.PRODUCTION;
    }

    private boolean nameMatches(String typed) {
        return typed.equals(name());
    }

    private String name() {
        return estate.identity().slug();
    }

    private String environmentWord() {
        return estate.identity().environment().name().toUpperCase(Locale.ROOT);
    }

    ZoneId zone() {
        return estate.identity().zone();
    }
}
