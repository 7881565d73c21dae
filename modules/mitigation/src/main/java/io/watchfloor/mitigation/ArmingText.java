package io.watchfloor.mitigation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An arming as flat details of a journal entry and back.
final class ArmingText {
    private static final String ARMING = "arming";

    private ArmingText() {}

    static Map<String, String> write(Arming arming) {
        Map<String, String> details = new HashMap<>();
        RecordText.write(ARMING, arming, details);
        return details;
    }

    static Optional<Arming> read(Map<String, String> details) {
        try {
            return Optional.of(RecordText.read(ARMING, Arming.class, details));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
