package io.watchfloor.estate;

import java.util.List;
import java.util.stream.Collectors;

/// An estate that cannot be used. The message has a line for each mistake.
public final class EstateException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    EstateException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    /// Every mistake found, in the order of the files' lines.
    public List<Mistake> mistakes() {
        return mistakes;
    }
}
