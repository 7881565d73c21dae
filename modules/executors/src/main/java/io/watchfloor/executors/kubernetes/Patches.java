package io.watchfloor.executors.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.watchfloor.mitigation.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Builds patches that hold only for an object as it was read.
final class Patches {
    private Patches() {}

    /// Changes the fields and leaves the marks of the plan.
    static JsonPatch apply(Live live, List<Field> fields, Marks marks) {
        boolean exact = !live.isAnnotated() || fields.stream().anyMatch(field -> isAbsent(live, field));
        JsonPatch patch = same(live, exact);
        for (Field field : fields) {
            patch = set(patch, live, field);
        }
        if (!live.isAnnotated()) {
            patch = patch.add("/metadata/annotations", Live.JSON.createObjectNode());
        }
        return patch.add(JsonPatch.annotation(Action.PAUSED_BY), marks.plan())
                .add(JsonPatch.annotation(Marks.UNTIL), marks.until().toString())
                .add(JsonPatch.annotation(Marks.EARLIER), Marks.earlier(fields));
    }

    /// Changes the fields of an object without leaving marks: nothing of it will be put back.
    static JsonPatch applyForGood(Live live, List<Field> fields) {
        JsonPatch patch = same(live, fields.stream().anyMatch(field -> isAbsent(live, field)));
        for (Field field : fields) {
            patch = set(patch, live, field);
        }
        return patch;
    }

    /// Puts the fields back and takes the marks of the plan off.
    static JsonPatch revert(Live live, List<Field> fields, String plan) {
        boolean exact = fields.stream().anyMatch(field -> isAbsent(live, field));
        JsonPatch patch = same(live, exact).test(JsonPatch.annotation(Action.PAUSED_BY), plan);
        for (Field field : fields) {
            patch = set(patch, live, field.reversed());
        }
        return unmarked(patch, live);
    }

    /// Takes the marks off and leaves the fields to whoever changed them since.
    static JsonPatch unmark(Live live, String plan) {
        return unmarked(same(live, false).test(JsonPatch.annotation(Action.PAUSED_BY), plan), live);
    }

    private static JsonPatch unmarked(JsonPatch patch, Live live) {
        JsonPatch all = patch;
        for (String mark : new TreeSet<>(Marks.ALL)) {
            if (!live.annotation(mark).isMissingNode()) {
                all = all.remove(JsonPatch.annotation(mark));
            }
        }
        return all;
    }

    private static boolean isAbsent(Live live, Field field) {
        return live.at(field.path()).isMissingNode();
    }

    // What is absent cannot be tested for: then nothing at all may have changed since it was read.
    private static JsonPatch same(Live live, boolean exact) {
        JsonPatch patch = JsonPatch.NONE.test("/metadata/uid", live.uid());
        return exact ? patch.test("/metadata/resourceVersion", live.version()) : patch;
    }

    private static JsonPatch set(JsonPatch patch, Live live, Field field) {
        JsonNode now = live.at(field.path());
        String pointer = JsonPatch.pointer(field.path());
        if (now.isMissingNode()) {
            return field.to().isMissingNode()
                    ? patch
                    : parents(patch, live, field.path()).add(pointer, field.to());
        }
        JsonPatch tested = patch.test(pointer, now);
        return field.to().isMissingNode() ? tested.remove(pointer) : tested.replace(pointer, field.to());
    }

    private static JsonPatch parents(JsonPatch patch, Live live, List<String> path) {
        JsonPatch all = patch;
        List<String> parent = new ArrayList<>();
        for (String part : path.subList(0, path.size() - 1)) {
            parent.add(part);
            if (live.at(parent).isMissingNode()) {
                all = all.add(JsonPatch.pointer(parent), Live.JSON.createObjectNode());
            }
        }
        return all;
    }
}
