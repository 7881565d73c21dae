package io.watchfloor.estate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Policy.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PolicyTest {
    private static final String ESTATE = """
            postgres: [{name: pg, nodes: [db], user: watch}]
            tenants: [{name: norda, server: pg}, {name: velmar, server: pg}]
            team: {url: "postgresql://floor@team/watchfloor"}
            """;

    @TempDir
    private Path folder;

    private Policy policy(String text) throws IOException, EstateException {
        Path file = folder.resolve("estate.yaml");
        Files.writeString(file, ESTATE + text);
        return EstateFile.load(file).governance().policy();
    }

    private static final String WHOLE = """
            policy:
              people:
                - {who: "kim@nord", role: commander}
                - {who: "wall", role: viewer}
                - {who: everybody, role: operator}
              grants:
                - {role: operator, actions: [pause-batch, cancel-statement], tenants: [norda], environments: [production]}
                - {role: commander, actions: [all]}
              two-persons: [switchover, failover]
              without-team: refuse
              freezes:
                - {title: Black Friday, from: "2026-11-27T00:00:00+01:00", until: "2026-11-30T06:00:00+01:00", except: [pause-batch]}
            """;

    @Test
    void whoMayDoWhatIsReadAndHigherRolesMayWhatLowerOnesMay() throws Exception {
        Policy policy = policy(WHOLE);
        Environment production = Environment.PRODUCTION;
        assertEquals(Role.COMMANDER, policy.role("kim@nord"));
        assertEquals(Role.VIEWER, policy.role("wall"));
        assertEquals(Role.OPERATOR, policy.role("somebody"));
        assertEquals(Role.OPERATOR, policy.role("declared:kim@nord"));
        assertTrue(policy.allows(Role.OPERATOR, "pause-batch", "norda", production));
        assertFalse(policy.allows(Role.OPERATOR, "pause-batch", "velmar", production));
        assertFalse(policy.allows(Role.OPERATOR, "pause-batch", "norda", Environment.STAGING));
        assertFalse(policy.allows(Role.OPERATOR, "terminate-session", "norda", production));
        assertTrue(policy.allows(Role.COMMANDER, "terminate-session", "velmar", Environment.STAGING));
        assertFalse(policy.allows(Role.VIEWER, "pause-batch", "norda", production));
        assertTrue(policy.needsTwo("failover"));
        assertFalse(policy.needsTwo("pause-batch"));
        assertFalse(policy.away());
    }

    @Test
    void aFreezeBeginsAndEndsAtItsInstantsAndLetsThroughWhatIsExcepted() throws Exception {
        Policy policy = policy(WHOLE);
        Instant from = Instant.parse("2026-11-26T23:00:00Z");
        Instant until = Instant.parse("2026-11-30T05:00:00Z");
        assertEquals(Optional.empty(), policy.freeze("terminate-session", from.minusMillis(1)));
        assertEquals(
                "Black Friday",
                policy.freeze("terminate-session", from).orElseThrow().title());
        assertEquals(Optional.empty(), policy.freeze("pause-batch", from));
        assertEquals(Optional.empty(), policy.freeze("terminate-session", until));
    }

    @Test
    void withoutAPolicyEverybodyMayWhatTheSystemsLetThem() throws Exception {
        assertEquals(Policy.OPEN, policy(""));
        assertTrue(Policy.OPEN.allows(Policy.OPEN.role("anybody"), "failover", "", Environment.PRODUCTION));
    }

    @Test
    void namedPeopleLeaveEverybodyElseAsViewers() throws Exception {
        Policy policy = policy("policy: {people: [{who: kim, role: operator}]}");
        assertEquals(Role.VIEWER, policy.role("lee"));
        assertEquals(Role.VIEWER, policy.role("declared:kim"));
    }

    @Test
    void theHashIsThatOfWhatItSays() throws Exception {
        String hash = policy(WHOLE).hash();
        assertEquals(64, hash.length());
        assertEquals(
                hash,
                policy(WHOLE.replace("[pause-batch, cancel-statement]", "[cancel-statement, pause-batch]"))
                        .hash());
        assertNotEquals(
                hash,
                policy(WHOLE.replace("[switchover, failover]", "[failover]")).hash());
        assertNotEquals(hash, policy(WHOLE.replace("refuse", "allow")).hash());
        assertNotEquals(hash, policy(WHOLE.replace("06:00:00", "07:00:00")).hash());
    }

    @Test
    void mistakesThatWouldWeakenItHaveTheirPlace() {
        EstateException refused = assertThrows(EstateException.class, () -> policy("""
                policy:
                  people:
                    - {who: everybody, role: boss}
                    - {who: "declared:kim", role: operator}
                  grants:
                    - {role: operator, tenants: [nordia]}
                  two-persons: [swichover]
                  freezes:
                    - {title: Peak, from: "2026-11-27", until: "2026-11-27T00:00:00Z", exept: []}
                """));
        assertEquals("""
                estate.yaml:6:30: unknown value 'boss': known are commander, operator, viewer
                estate.yaml:7:13: 'everybody' is everybody not named before: nobody can follow it
                estate.yaml:7:13: a declared name is proven by no system: write the identity that one proves
                estate.yaml:9:7: a grant needs 'actions'
                estate.yaml:9:34: unknown value 'nordia': did you mean 'norda'?
                estate.yaml:10:17: unknown value 'swichover': did you mean 'switchover'?
                estate.yaml:12:27: '2026-11-27' is no time: write 2026-11-27T00:00:00+01:00
                estate.yaml:12:72: unknown key 'exept': did you mean 'except'?
                """.strip(), refused.getMessage());
    }

    @Test
    void twoPersonsNeedATeam() {
        EstateException refused = assertThrows(EstateException.class, () -> {
            Path file = folder.resolve("estate.yaml");
            Files.writeString(file, """
                    postgres: [{name: pg, nodes: [db], user: watch}]
                    policy:
                      two-persons: [failover]
                    """);
            EstateFile.load(file);
        });
        assertEquals(
                "estate.yaml:3:3: 'two-persons' needs a team database: without one nobody else can approve, and all of"
                        + " it would be refused",
                refused.getMessage());
    }
}
