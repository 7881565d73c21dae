package io.watchfloor.collectors.postgres;

import io.watchfloor.signals.plans.QueryPlan.Cost;
import io.watchfloor.signals.plans.QueryPlan.Node;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads the tree of a plan from EXPLAIN's XML. Conditions are left out: they may hold literals.
final class PlanTree {
    /// A step as EXPLAIN tells it. Its cost is that of one execution.
    private record Step(Element element, double total, double rows, List<Step> below) {}

    private PlanTree() {}

    static Node read(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
            Element query = child(root, "Query");
            Element plan = query == null ? null : child(query, "Plan");
            if (plan == null) {
                throw new IOException("EXPLAIN gave no plan");
            }
            Step step = step(plan);
            return node(step, 1, Math.max(sum(step, 1), Double.MIN_NORMAL));
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("the plan cannot be read", e);
        }
    }

    private static Step step(Element element) {
        List<Step> below = new ArrayList<>();
        Element plans = child(element, "Plans");
        if (plans != null) {
            for (Element each : children(plans)) {
                below.add(step(each));
            }
        }
        return new Step(element, number(element, "Total-Cost"), number(element, "Plan-Rows"), below);
    }

    /// How often an input is executed: the inner side of a nested loop once for each row of the outer, so that what
    /// the loop costs beyond both is the inner side's.
    private static double times(Step step, Step input) {
        if (!"Nested Loop".equals(text(step.element(), "Node-Type")) || !isSide(input, "Inner")) {
            return 1;
        }
        double outer = step.below().stream()
                .filter(each -> isSide(each, "Outer"))
                .mapToDouble(Step::total)
                .sum();
        return input.total() > 0 ? Math.max(1, (step.total() - outer) / input.total()) : 1;
    }

    private static boolean isSide(Step input, String side) {
        return side.equals(text(input.element(), "Parent-Relationship"));
    }

    /// A limit stops what is below it early, and may cost less than that: nothing of its own then.
    private static double own(Step step) {
        double own = step.total();
        for (Step input : step.below()) {
            own -= times(step, input) * input.total();
        }
        return Math.max(0, own);
    }

    private static double sum(Step step, double executed) {
        double sum = executed * own(step);
        for (Step input : step.below()) {
            sum += sum(input, executed * times(step, input));
        }
        return sum;
    }

    private static Node node(Step step, double executed, double whole) {
        List<Node> below = new ArrayList<>();
        for (Step input : step.below()) {
            below.add(node(input, executed * times(step, input), whole));
        }
        double own = executed * own(step);
        Element element = step.element();
        return new Node(
                type(element),
                relation(element),
                text(element, "Index-Name"),
                new Cost(executed * step.total(), own, own / whole, step.rows()),
                below);
    }

    private static String type(Element element) {
        String type = Objects.requireNonNullElse(text(element, "Node-Type"), "?");
        String operation = text(element, "Operation");
        String join = text(element, "Join-Type");
        if (type.equals("ModifyTable") && operation != null) {
            return operation;
        }
        return join == null || join.equals("Inner") ? type : type + " " + join + " Join";
    }

    private static @Nullable String relation(Element element) {
        for (String name : List.of("Relation-Name", "Function-Name", "CTE-Name")) {
            String relation = text(element, name);
            if (relation != null) {
                String alias = text(element, "Alias");
                return alias == null || alias.equals(relation) ? relation : relation + " " + alias;
            }
        }
        return null;
    }

    private static double number(Element element, String name) {
        String text = text(element, name);
        return text == null ? 0 : Double.parseDouble(text);
    }

    private static @Nullable String text(Element element, String name) {
        Element found = child(element, name);
        return found == null ? null : found.getTextContent();
    }

    private static @Nullable Element child(Element element, String name) {
        for (Element each : children(element)) {
            if (name.equals(each.getLocalName())) {
                return each;
            }
        }
        return null;
    }

    private static List<Element> children(Element element) {
        List<Element> children = new ArrayList<>();
        for (int each = 0; each < element.getChildNodes().getLength(); each++) {
            if (element.getChildNodes().item(each) instanceof Element child) {
                children.add(child);
            }
        }
        return children;
    }
}
