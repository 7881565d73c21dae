package io.watchfloor.presentation.mitigations;

import io.watchfloor.presentation.Text;

/// The strings of the page of mitigations.
enum MitigationsText implements Text {
    SENSE,
    SENSE_NOTE,
    RECOMMENDED,
    POSSIBLE,
    AVOID,
    FREES,
    FILTER,
    NO_OFFERS,
    NOT_FROM_HERE,
    ON_THE_DESK,
    NOTHING,
    OVERDUE,
    OVERDUE_TEXT,
    IN_FORCE,
    ENDS,
    ACTING,
    UNDOING,
    UNKNOWN,
    AWAITING,
    AWAITING_TEXT,
    ARMED,
    ARMED_AT,
    ARMED_CAUSE,
    DONE,
    UNDONE,
    FAILED,
    REFUSED,
    ELSEWHERE,
    WATCHED,
    UNDO,
    DISARM,
    APPROVE,
    OPEN,
    KEYS
}
