package io.watchfloor.presentation.answers;

import io.watchfloor.presentation.Text;

/// The words of the four answers.
enum AnswersText implements Text {
    FIRST_QUESTION,
    CAUSE_QUESTION,
    NATURE_QUESTION,
    DO,
    DO_NOT,
    PLAN,
    NONE,
    NONE_YET,
    EVERY_WORKFLOW_USUAL,
    NO_WORKFLOWS,
    LAST_FINDING,
    AGO,
    AT_TENANT,
    AT_SAME_TIME,
    THEN,
    LATER_BY,
    NOTHING,
    OF_BLOCKED_TIME,
    STEADY,
    STEADY_LINE,
    TRANSIENT,
    STRUCTURAL,
    NOT_KNOWN_YET,
    UNKNOWN,
    MISSING,
    READING,
    FIRST_READING,
    FREES,
    SESSIONS,
    SESSION,
    OF_WORKFLOW,
    NOTHING_TO_AVOID,
    NO_RECOMMENDATION,
    JUDGED,
    NOT_COUNTED,
    NOT_COUNTED_ONE,
    MORE
}
