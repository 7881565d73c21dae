package io.watchfloor.mitigation;

import java.util.List;

/// What a system says of a plan whose outcome was never recorded, because the console ended meanwhile.
public sealed interface Standing {
    /// All of it is in force; one line for each object.
    record Done(List<String> readBack) implements Standing {
        public Done {
            readBack = List.copyOf(readBack);
        }
    }

    /// Some of it is in force.
    record Partly(String text) implements Standing {}

    /// None of it is in force.
    record NotDone(String text) implements Standing {}

    /// It could not be asked; `text` says why.
    record Unknown(String text) implements Standing {}
}
