package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.presentation.locks.Detail.Line;
import io.watchfloor.signals.facts.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What Odoo and PostgreSQL do when a session is cancelled or terminated, as far as it is known whom it works for.
final class Consequences {
    private Consequences() {}

    /// What Odoo does next.
    static List<Line> next(Who who, Session session) {
        if (who.basis().action() != null) {
            return List.of(
                    line(LocksText.CANCEL, LocksText.CANCEL_ACTION.text()),
                    line(LocksText.TERMINATE, LocksText.TERMINATE_ACTION.text()));
        }
        if (!Names.job(who).isEmpty()) {
            return List.of(
                    line(LocksText.CANCEL, LocksText.CANCEL_JOB.text()),
                    line(LocksText.TERMINATE, LocksText.TERMINATE_JOB.text(Names.job(who))));
        }
        if (session.client().application().startsWith("odoo")) {
            return List.of(
                    line(LocksText.CANCEL, LocksText.CANCEL_REQUEST.text()),
                    line(LocksText.TERMINATE, LocksText.TERMINATE_REQUEST.text()));
        }
        return List.of();
    }

    /// What is lost when it is terminated, what is not, and what comes next.
    static List<Line> after(Who who, Session session, Instant serverTime, boolean blocks) {
        List<Line> lines = new ArrayList<>();
        Instant begun = session.times().transactionStart();
        if (begun != null) {
            String age = Ages.words(Duration.between(begun, serverTime));
            lines.add(line(LocksText.ROLLS_BACK, LocksText.ROLLS_BACK_TRANSACTION.text(age)));
            lines.add(line(LocksText.DOES_NOT, LocksText.DOES_NOT_SENT.text()));
        }
        if (blocks && !Names.job(who).isEmpty()) {
            lines.add(new Line(LocksText.THEN.text(), LocksText.THEN_AGAIN.text(), "", null));
        }
        return lines;
    }

    private static Line line(LocksText name, String value) {
        return new Line(name.text(), value, "", null);
    }
}
