package io.watchfloor.estate;

import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Policy;
import io.watchfloor.signals.estate.Policy.Freeze;
import io.watchfloor.signals.estate.Policy.Grant;
import io.watchfloor.signals.estate.Policy.Person;
import io.watchfloor.signals.estate.Policy.Role;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reads who may do what: `policy`. A word that is not known would weaken it without a sound, so each is checked.
final class PolicyReader {
    private static final List<String> ROLES =
            Stream.of(Role.values()).map(PolicyReader::lower).toList();
    private static final List<String> ENVIRONMENTS =
            Stream.of(Environment.values()).map(PolicyReader::lower).toList();

    private final Words words;
    private final Mistakes mistakes;
    private final Collection<String> tenants;

    /// @param tenants the slugs that may be named
    PolicyReader(Words words, Mistakes mistakes, Collection<String> tenants) {
        this.words = words;
        this.mistakes = mistakes;
        this.tenants = tenants;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    Policy read(Fields fields) {
        Policy policy = new Policy(
                people(fields),
                grants(fields),
                actions(fields, "two-persons"),
                freezes(fields),
                fields.text("without-team")
                        .flatMap(text -> words.choice(text, List.of("allow", "refuse")))
                        .orElse("allow")
                        .equals("allow"));
        fields.refuseOthers();
        return policy;
    }

    private List<Person> people(Fields fields) {
        List<Person> people = new ArrayList<>();
        for (Node item : fields.items("people")) {
            Fields person = Fields.of(item, "a person", mistakes);
            Fields.Text who = person.required("who");
            if (!people.isEmpty() && people.getLast().who().equals(Person.EVERYBODY)) {
                mistakes.add(who.at(), "'everybody' is everybody not named before: nobody can follow it");
            }
            if (who.value().startsWith("declared:")) {
                mistakes.add(who.at(), "a declared name is proven by no system: write the identity that one proves");
            }
            Role role = role(person.required("role"));
            people.add(new Person(who.value(), role));
            person.refuseOthers();
        }
        return fields.has("people") ? people : Policy.OPEN.people();
    }

    private Role role(Fields.Text text) {
        return words.choice(text, ROLES)
                .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
                .orElse(Role.VIEWER);
    }

    private List<Grant> grants(Fields fields) {
        List<Grant> grants = new ArrayList<>();
        for (Node item : fields.items("grants")) {
            Fields grant = Fields.of(item, "a grant", mistakes);
            Role role = role(grant.required("role"));
            if (!grant.has("actions")) {
                mistakes.add(grant.at(), "a grant needs 'actions'");
            }
            Set<Environment> environments = new LinkedHashSet<>();
            chosen(grant, "environments", ENVIRONMENTS)
                    .forEach(each -> environments.add(Environment.valueOf(each.toUpperCase(Locale.ROOT))));
            grants.add(new Grant(role, actions(grant, "actions"), chosen(grant, "tenants", tenants), environments));
            grant.refuseOthers();
        }
        return grants;
    }

    private Set<String> actions(Fields fields, String key) {
        Set<String> known = new TreeSet<>(Policy.ACTIONS);
        known.add(Policy.ALL);
        return chosen(fields, key, known);
    }

    private Set<String> chosen(Fields fields, String key, Collection<String> known) {
        Set<String> chosen = new LinkedHashSet<>();
        for (Fields.Text text : fields.texts(key)) {
            words.choice(text, known).ifPresent(chosen::add);
        }
        return chosen;
    }

    private List<Freeze> freezes(Fields fields) {
        List<Freeze> freezes = new ArrayList<>();
        for (Node item : fields.items("freezes")) {
            Fields freeze = Fields.of(item, "a freeze", mistakes);
            String title = freeze.required("title").value();
            Fields.Text end = freeze.required("until");
            Instant from = instant(freeze.required("from"));
            Instant until = instant(end);
            if (!until.isAfter(from)) {
                mistakes.add(end.at(), "a freeze must end after it begins");
            }
            freezes.add(new Freeze(title, from, until, actions(freeze, "except")));
            freeze.refuseOthers();
        }
        return freezes;
    }

    private Instant instant(Fields.Text text) {
        if (text.value().isEmpty()) {
            return Instant.EPOCH;
        }
        try {
            return OffsetDateTime.parse(text.value()).toInstant();
        } catch (DateTimeException none) {
            mistakes.add(text.at(), "'" + text.value() + "' is no time: write 2026-11-27T00:00:00+01:00");
            return Instant.EPOCH;
        }
    }
}
