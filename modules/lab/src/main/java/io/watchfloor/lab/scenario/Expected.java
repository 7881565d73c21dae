package io.watchfloor.lab.scenario;

import java.util.List;

/// What a right diagnosis of a scenario says. It is kept beside what a run recorded and never reaches what judges it.
/// An empty list expects nothing in particular; several entries are each as right.
///
/// @param verdict `finding`, `healthy` or `unknown`
/// @param from    the phase with which the trouble begins
public record Expected(String verdict, String from, Cause cause, Answers answers) {
    /// Slugs of the cause, of which `*` at the end stands for anything, and the layer that holds back.
    public record Cause(List<String> slugs, String layer) {
        /// Copies the list.
        public Cause {
            slugs = List.copyOf(slugs);
        }
    }

    /// Workflows that may be named as first to slow, `transient` or `structural`, slugs of mitigations.
    public record Answers(List<String> first, List<String> nature, List<String> recommend, List<String> avoid) {
        /// Copies the lists.
        public Answers {
            first = List.copyOf(first);
            nature = List.copyOf(nature);
            recommend = List.copyOf(recommend);
            avoid = List.copyOf(avoid);
        }
    }
}
