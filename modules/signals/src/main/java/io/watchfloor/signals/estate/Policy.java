package io.watchfloor.signals.estate;

import io.watchfloor.signals.estate.Identity.Environment;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who may do what in an estate.
///
/// @param people     in order: the first that matches counts
/// @param grants     none at all means that operators and commanders may do everything
/// @param twoPersons slugs of actions that a second person must approve on another console
/// @param freezes    windows in which nothing is changed
/// @param away       whether actions go on while the team database cannot be reached
public record Policy(
        List<Person> people, List<Grant> grants, Set<String> twoPersons, List<Freeze> freezes, boolean away) {
    /// Everybody may do everything that the systems let them do.
    public static final Policy OPEN =
            new Policy(List.of(new Person(Person.EVERYBODY, Role.OPERATOR)), List.of(), Set.of(), List.of(), true);

    /// Stands for every action.
    public static final String ALL = "all";

    /// The slugs that a policy may name: those of every action there is.
    public static final Set<String> ACTIONS = Set.of(
            "pause-batch",
            "postpone-backup",
            "cancel-statement",
            "terminate-session",
            "pause-scheduled-action",
            "hold-channel",
            "throttle-workers",
            "add-workers",
            "limit-pool",
            "pause-pool",
            "bound-role",
            "bound-database",
            "bound-namespace",
            "rate-limit",
            "restart-rollout",
            "undo-rollout",
            "freeze-sync",
            "silence-alert",
            "switchover",
            "failover",
            "rehearse-restore",
            "rehearse-load",
            "probe-writes");

    public Policy {
        people = List.copyOf(people);
        grants = List.copyOf(grants);
        twoPersons = Set.copyOf(twoPersons);
        freezes = List.copyOf(freezes);
    }

    /// What somebody is here for, least first.
    public enum Role {
        VIEWER,
        OPERATOR,
        COMMANDER
    }

    /// Somebody, by the identity that the systems authenticate.
    public record Person(String who, Role role) {
        /// Everybody who is not named.
        public static final String EVERYBODY = "everybody";
    }

    /// What a role, and every higher one, may do.
    ///
    /// @param tenants      empty for all, and for what concerns no tenant
    /// @param environments empty for all
    public record Grant(Role role, Set<String> actions, Set<String> tenants, Set<Environment> environments) {
        public Grant {
            actions = Set.copyOf(actions);
            tenants = Set.copyOf(tenants);
            environments = Set.copyOf(environments);
        }
    }

    /// A window in which nothing is changed but by the actions excepted.
    public record Freeze(String title, Instant from, Instant until, Set<String> except) {
        public Freeze {
            except = Set.copyOf(except);
        }
    }

    /// What an identity is here for. A name that no system has proven (`declared:`) is nobody in particular.
    public Role role(String who) {
        return people.stream()
                .filter(person -> person.who().equals(who) || person.who().equals(Person.EVERYBODY))
                .findFirst()
                .map(Person::role)
                .orElse(Role.VIEWER);
    }

    /// Whether a role may do an action to a tenant; the tenant is empty where it concerns none.
    public boolean allows(Role role, String action, String tenant, Environment environment) {
        if (role == Role.VIEWER) {
            return false;
        }
        return grants.isEmpty()
                || grants.stream()
                        .filter(grant -> grant.role().compareTo(role) <= 0)
                        .filter(grant -> covers(grant.actions(), action))
                        .filter(grant ->
                                grant.tenants().isEmpty() || grant.tenants().contains(tenant))
                        .anyMatch(grant -> grant.environments().isEmpty()
                                || grant.environments().contains(environment));
    }

    private static boolean covers(Set<String> actions, String action) {
        return actions.contains(action) || actions.contains(ALL);
    }

    /// The freeze that stands against an action at an instant.
    public Optional<Freeze> freeze(String action, Instant at) {
        return freezes.stream()
                .filter(freeze -> !at.isBefore(freeze.from()) && at.isBefore(freeze.until()))
                .filter(freeze -> !covers(freeze.except(), action))
                .findFirst();
    }

    /// Whether a second person must approve it.
    public boolean needsTwo(String action) {
        return covers(twoPersons, action);
    }

    /// Identifies this policy in the record: SHA-256 over what it says, in hexadecimal.
    public String hash() {
        String text = String.join(
                "\n",
                people.toString(),
                grants.stream().map(Policy::sorted).toList().toString(),
                twoPersons.stream().sorted().toList().toString(),
                freezes.stream()
                        .map(freeze -> freeze.title()
                                + freeze.from()
                                + freeze.until()
                                + freeze.except().stream().sorted().toList())
                        .toList()
                        .toString(),
                Boolean.toString(away));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    // Sets have no order of their own.
    private static String sorted(Grant grant) {
        return grant.role() + " " + grant.actions().stream().sorted().toList()
                + grant.tenants().stream().sorted().toList()
                + grant.environments().stream().sorted().toList();
    }
}
