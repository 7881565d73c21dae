package io.watchfloor.executors.kubernetes;

import static io.watchfloor.executors.kubernetes.ApiServer.ACCESS;
import static io.watchfloor.executors.kubernetes.ApiServer.IDENTITY;
import static io.watchfloor.executors.kubernetes.ApiServer.RECON;
import static io.watchfloor.executors.kubernetes.ApiServer.RUN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.executors.kubernetes.ApiServer.Instead;
import io.watchfloor.mitigation.Action;
import io.watchfloor.mitigation.Action.RunInFlight;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Mitigation;
import io.watchfloor.mitigation.Mitigation.Stage;
import io.watchfloor.mitigation.Standing;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BatchPausesTest {
    private ApiServer server;
    private Console console;

    @BeforeEach
    void open() throws IOException {
        server = new ApiServer();
        console = new Console(server.uri(), ApiServer.TOKEN);
    }

    @AfterEach
    void close() {
        server.close();
        console.close();
    }

    private static void contains(String part, String text) {
        assertTrue(text.contains(part), text);
    }

    private static String reason(Mitigation mitigation) {
        return assertInstanceOf(Stage.Refused.class, mitigation.stage()).reason();
    }

    private Mitigation inForce() {
        Mitigation mitigation = console.approve(console.propose(RunInFlight.STOP));
        assertInstanceOf(Stage.InForce.class, mitigation.stage(), () -> server.requests.toString());
        return mitigation;
    }

    @Test
    void planningAsksWhoAndWhetherAndRehearsesWithoutChangingAnything() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        assertEquals(new Stage.Proposed(), proposed.stage());
        assertEquals(
                new Check(
                        "permission",
                        Check.Result.PASSED,
                        "operator-1@cluster may patch cronjobs and jobs in nord",
                        "operator-1@cluster"),
                console.check(proposed, "permission"));
        assertEquals(Check.Result.PASSED, console.check(proposed, "dry run").result());
        List<String> patches = server.requests("PATCH");
        assertEquals(2, patches.size());
        assertTrue(patches.stream().allMatch(patch -> patch.contains("dryRun=All")), patches.toString());
        assertFalse(server.suspended(RECON) || server.suspended(RUN));
        assertEquals(2, server.requests("POST " + ACCESS).size());
    }

    @Test
    void theCronJobIsSuspendedBeforeItsRunEachOnItsUid() {
        Mitigation mitigation = inForce();
        assertTrue(server.suspended(RECON) && server.suspended(RUN));
        List<String> patches = server.requests("PATCH").stream()
                .filter(patch -> !patch.contains("dryRun"))
                .toList();
        contains("cronjobs/recon", patches.get(0));
        contains("\"7c1f\"", patches.get(0));
        contains("jobs/recon-28814", patches.get(1));
        contains("\"b83a\"", patches.get(1));
        assertEquals(
                Map.of(
                        "owner",
                        "team",
                        Action.PAUSED_BY,
                        mitigation.plan().id(),
                        Marks.UNTIL,
                        "2026-11-28T02:13:49Z",
                        Marks.EARLIER,
                        "{\"spec.suspend\":false}"),
                server.part(RECON, "metadata").get("annotations"));
        String acted = console.said("acted");
        contains("operator-1@cluster", acted);
        contains("CronJob nord/recon uid 7c1f", acted);
        contains("suspend true", acted);
        contains("its pods have ended", acted);
    }

    @Test
    void aRunThatMayFinishIsNotTouched() {
        Mitigation mitigation = console.approve(console.propose(RunInFlight.LET_FINISH));
        assertInstanceOf(Stage.InForce.class, mitigation.stage());
        assertTrue(server.suspended(RECON));
        assertFalse(server.suspended(RUN));
        assertTrue(server.requests.stream().noneMatch(request -> request.contains(RUN)));
    }

    @Test
    void undoingResumesTheRunBeforeTheCronJobAndLeavesNoMark() {
        Mitigation undone = console.undo(inForce());
        assertInstanceOf(Stage.Undone.class, undone.stage());
        assertFalse(server.suspended(RECON) || server.suspended(RUN));
        assertEquals(Map.of("owner", "team"), server.part(RECON, "metadata").get("annotations"));
        List<String> patches = server.requests("PATCH").reversed();
        contains("cronjobs/recon", patches.get(0));
        contains("jobs/recon-28814", patches.get(1));
    }

    @Test
    void whatSomebodyElseSuspendedStaysSuspended() {
        Mitigation mitigation = inForce();
        server.part(RECON, "metadata").put("annotations", new TreeMap<>(Map.of()));
        Mitigation undone = console.undo(mitigation);
        assertInstanceOf(Stage.Undone.class, undone.stage());
        assertTrue(server.suspended(RECON));
        assertFalse(server.suspended(RUN));
        contains("is not paused by this plan any more", console.said("undone"));
    }

    @Test
    void whatSomebodyElseResumedIsOnlyUnmarked() {
        Mitigation mitigation = inForce();
        server.part(RECON, "spec").put("suspend", false);
        assertInstanceOf(Stage.Undone.class, console.undo(mitigation).stage());
        contains("was resumed by someone else already", console.said("undone"));
        assertEquals(Map.of("owner", "team"), server.part(RECON, "metadata").get("annotations"));
    }

    @Test
    void anObjectMadeAgainIsAnother() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.put(RECON, "CronJob", "recon", "ffff");
        contains("its uid is ffff, planned was 7c1f", reason(console.approve(proposed)));
        assertFalse(server.suspended(RECON) || server.suspended(RUN));
    }

    @Test
    void aDifferenceInTheRunLeavesTheCronJobAlone() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.objects.remove(RUN);
        contains("Job nord/recon-28814 is gone", reason(console.approve(proposed)));
        assertFalse(server.suspended(RECON));
    }

    @Test
    void whatChangesBetweenReadingAndWritingIsNoticedInTheRequest() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.instead.add(new Instead(
                "PATCH", RECON, 200, () -> server.part(RECON, "spec").put("suspend", true)));
        contains("was suspended by someone else", reason(console.approve(proposed)));
        assertFalse(server.suspended(RUN));
    }

    @Test
    void aMereChangeOfStatusIsReadAgainAndRetried() {
        server.part(RECON, "metadata").remove("annotations");
        server.part(RECON, "spec").remove("suspend");
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.instead.add(new Instead(
                "PATCH", RECON, 200, () -> server.part(RECON, "metadata").put("resourceVersion", "99")));
        assertInstanceOf(Stage.InForce.class, console.approve(proposed).stage());
        assertTrue(server.suspended(RECON) && server.suspended(RUN));
    }

    @Test
    void aConflictIsReadAgainAndRetried() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.instead.add(new Instead("PATCH", RECON, 409, () -> {}));
        assertInstanceOf(Stage.InForce.class, console.approve(proposed).stage());
    }

    @Test
    void aMereChangeOfStatusDuringTheDryRunDoesNotRefuseThePlan() {
        server.instead.add(new Instead("PATCH", RECON, 422, () -> {}));
        server.instead.add(new Instead("PATCH", RUN, 409, () -> {}));
        assertEquals(new Stage.Proposed(), console.propose(RunInFlight.STOP).stage());
    }

    @Test
    void theLastAttemptIsReadBackToo() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        conflicts(RECON, 3);
        assertInstanceOf(Stage.InForce.class, console.approve(proposed).stage());
    }

    @Test
    void aRunThatKeepsChangingIsNotCalledStopped() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        conflicts(RUN, 4);
        console.approve(proposed);
        contains("Job nord/recon-28814 keeps being changed by something else", console.said("failed"));
    }

    @Test
    void whatKeepsChangingIsNotCalledUndoneAndKeepsNothingElseSuspended() {
        Mitigation mitigation = inForce();
        conflicts(RUN, 4);
        assertInstanceOf(Stage.Failed.class, console.undo(mitigation).stage());
        assertTrue(server.suspended(RUN));
        assertFalse(server.suspended(RECON));
    }

    private void conflicts(String path, int times) {
        for (int i = 0; i < times; i++) {
            server.instead.add(new Instead("PATCH", path, 409, () -> {}));
        }
    }

    @Test
    void anAnswerThatNeverComesIsFoundOutByReading() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.instead.add(new Instead("PATCH", RECON, 0, () -> {}));
        assertInstanceOf(Stage.InForce.class, console.approve(proposed).stage());
        assertTrue(server.suspended(RECON) && server.suspended(RUN));
    }

    @Test
    void anActCutOffInTheMiddleIsToldAsNotKnown() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.instead.add(new Instead("PATCH", RECON, 500, () -> {}));
        server.instead.add(new Instead("GET", RECON, 503, () -> {}));
        console.approve(proposed);
        contains("whether CronJob nord/recon was changed is not known", console.said("unknown"));
    }

    @Test
    void aRefusedRunAfterTheCronJobIsToldAndPutBack() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        server.instead.add(new Instead("PATCH", RUN, 403, () -> {}));
        console.approve(proposed);
        String failed = console.said("failed");
        contains("may not do this (403)", failed);
        contains("Job nord/recon-28814 was not changed; changed before: CronJob nord/recon", failed);
    }

    @Test
    void aPodThatOutlivesItsJobIsTold() {
        server.podsLeft.add("recon-28814-qv7mz");
        inForce();
        contains("pod recon-28814-qv7mz is still there", console.said("acted"));
    }

    @Test
    void aDeniedPermissionNamesWhatIsMissing() {
        server.denied.add("jobs");
        Check check = console.check(console.propose(RunInFlight.STOP), "permission");
        assertEquals(Check.Result.FAILED, check.result());
        contains("operator-1@cluster may not patch jobs in nord (RBAC: no rule)", check.text());
        assertEquals(
                new Stage.Proposed(), console.propose(RunInFlight.LET_FINISH).stage());
    }

    @Test
    void aClusterThatDoesNotSayWhoIsActedOnAsDeclared() {
        server.instead.add(new Instead("POST", IDENTITY, 404, () -> {}));
        Mitigation mitigation = console.approve(console.propose(RunInFlight.STOP));
        assertInstanceOf(Stage.InForce.class, mitigation.stage());
        contains("declared:operator-1", console.said("intent"));
    }

    @Test
    void aTokenThatIsNotAcceptedSaysWhatToDo() {
        try (Console other = new Console(server.uri(), "old")) {
            contains("renew it", reason(other.propose(RunInFlight.STOP)));
        }
    }

    @Test
    void aClusterThatIsAwaySaysSo() {
        URI gone = server.uri();
        server.close();
        try (Console other = new Console(gone, ApiServer.TOKEN)) {
            contains("cannot be reached", reason(other.propose(RunInFlight.STOP)));
        }
    }

    @Test
    void afterACrashTheClusterTellsWhatIsInForce() {
        Mitigation proposed = console.propose(RunInFlight.STOP);
        assertInstanceOf(Standing.NotDone.class, console.executor.standing(proposed.plan()));
        console.approve(proposed);
        assertInstanceOf(Standing.Done.class, console.executor.standing(proposed.plan()));
        server.part(RUN, "spec").put("suspend", false);
        assertInstanceOf(Standing.Partly.class, console.executor.standing(proposed.plan()));
        server.objects.remove(RUN);
        assertInstanceOf(Standing.Done.class, console.executor.standing(proposed.plan()));
        server.close();
        assertInstanceOf(Standing.Unknown.class, console.executor.standing(proposed.plan()));
    }
}
