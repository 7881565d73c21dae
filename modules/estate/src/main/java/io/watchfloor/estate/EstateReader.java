package io.watchfloor.estate;

import io.watchfloor.signals.estate.Estate;
import io.watchfloor.signals.estate.Governance;
import io.watchfloor.signals.estate.Identity;
import io.watchfloor.signals.estate.Identity.Environment;
import io.watchfloor.signals.estate.Systems;
import io.watchfloor.signals.estate.Tenant;
import io.watchfloor.signals.estate.Workflow;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the whole of an `estate.yaml`.
final class EstateReader {
    private static final List<String> ENVIRONMENTS = Stream.of(Environment.values())
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .toList();

    private final Words words;
    private final Mistakes mistakes;
    private final String fallbackName;

    /// A reader; the fallback name is used where the file gives the estate none.
    EstateReader(Words words, Mistakes mistakes, String fallbackName) {
        this.words = words;
        this.mistakes = mistakes;
        this.fallbackName = fallbackName;
    }

    Estate read(Node root) {
        Fields top = Fields.of(root, "an estate file", mistakes);
        Identity identity = identity(top);
        Systems systems = new SystemsReader(words, mistakes).read(top);
        List<Tenant> tenants = new TenantsReader(words, mistakes, systems.postgres()).read(top.items("tenants"));
        List<Workflow> workflows = workflows(top);
        Governance governance = new GovernanceReader(words, mistakes)
                .read(top, tenants.stream().map(Tenant::slug).toList());
        top.refuseOthers();
        return new Estate(identity, systems, tenants, workflows, governance);
    }

    private Identity identity(Fields top) {
        Optional<Fields> fields = top.fields("estate");
        if (fields.isEmpty()) {
            return new Identity(fallbackName, fallbackName, Environment.PRODUCTION, ZoneId.systemDefault(), false);
        }
        String slug = fields.get().text("name").map(words::slug).orElse(fallbackName);
        String title = fields.get().text("title").map(Fields.Text::value).orElse(slug);
        // Not saying means production: it is the environment whose guards are the strictest.
        Environment environment = fields.get()
                .text("environment")
                .flatMap(text -> words.choice(text, ENVIRONMENTS))
                .map(text -> Environment.valueOf(text.toUpperCase(Locale.ROOT)))
                .orElse(Environment.PRODUCTION);
        ZoneId zone = fields.get().text("zone").map(this::zone).orElseGet(ZoneId::systemDefault);
        boolean lab = fields.get().flag("lab");
        fields.get().refuseOthers();
        return new Identity(slug, title, environment, zone, lab);
    }

    private ZoneId zone(Fields.Text text) {
        try {
            return ZoneId.of(text.value());
        } catch (DateTimeException e) {
            String hint = Nearest.to(text.value(), ZoneId.getAvailableZoneIds())
                    .map(best -> ": did you mean '" + best + "'?")
                    .orElse(": write one such as Europe/Berlin or UTC");
            mistakes.add(text.at(), "unknown zone '" + text.value() + "'" + hint);
            return ZoneOffset.UTC;
        }
    }

    private List<Workflow> workflows(Fields top) {
        List<Workflow> workflows = new ArrayList<>();
        Optional<Node> pack = top.node("pack");
        List<Fields.Text> names = pack.isPresent() && pack.get() instanceof Node.Sequence
                ? top.texts("pack")
                : top.text("pack").stream().toList();
        for (Fields.Text name : names) {
            for (Workflow workflow : new PackSource(words, mistakes).read(name)) {
                if (workflows.stream().anyMatch(each -> each.slug().equals(workflow.slug()))) {
                    mistakes.add(name.at(), "workflow '" + workflow.slug() + "' comes from two packs");
                }
                workflows.add(workflow);
            }
        }
        return workflows;
    }
}
