package io.watchfloor.presentation.locks;

import io.watchfloor.diagnosis.Advice;
import io.watchfloor.diagnosis.SessionIdentity;
import io.watchfloor.diagnosis.locks.WaitTree;
import io.watchfloor.presentation.locks.Detail.Act;
import io.watchfloor.presentation.locks.Detail.Offer;
import io.watchfloor.signals.facts.Session;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Offers to cancel a session's statement or to terminate it, naming exactly this session, or says why not.
record SessionOffers(OfferWriter offers) {
    static final String CANCEL = "cancel-statement";
    static final String TERMINATE = "terminate-session";

    /// Whether an advice is one of these: it is offered for each session, recommended or not.
    static boolean covers(Advice advice) {
        return advice.mitigation().equals(CANCEL) || advice.mitigation().equals(TERMINATE);
    }

    List<Offer> of(SessionKey key, WaitTree.Who who, Session session, Advice.Effect effect) {
        return List.of(offer(Act.CANCEL, key, who, session, effect), offer(Act.TERMINATE, key, who, session, effect));
    }

    private Offer offer(Act act, SessionKey key, WaitTree.Who who, Session session, Advice.Effect effect) {
        boolean cancel = act == Act.CANCEL;
        String label = cancel ? LocksText.CANCEL_STATEMENT.text() : LocksText.TERMINATE_SESSION.text();
        String reason = offers.whyNot(key.server());
        if (reason.isEmpty()) {
            reason = refused(act, session);
        }
        if (!reason.isEmpty()) {
            return new Offer(act, label, null, reason);
        }
        String pid = DetailWriter.pid(key.pid());
        String text = cancel ? LocksText.CANCEL_OF.text(pid) : LocksText.TERMINATE_OF.text(pid);
        Advice.Target target = new Advice.Target(
                who.tenant(), who.workflow(), "pid " + key.pid(), SessionIdentity.of(key.server(), session));
        String frees = LocksText.FREES.text(effect.sessions());
        return new Offer(act, label, new Advice(cancel ? CANCEL : TERMINATE, target, text, frees, effect), "");
    }

    /// What must never be ended from here, and what would be ended in vain.
    private static String refused(Act act, Session session) {
        String type = session.backendType();
        if (type.equals("walsender")) {
            return LocksText.REFUSED_WALSENDER.text();
        }
        String statement = Objects.requireNonNullElse(session.activity().statement(), "");
        if (type.equals("autovacuum worker")
                && statement.toLowerCase(Locale.ROOT).contains("to prevent wraparound")) {
            return LocksText.REFUSED_WRAPAROUND.text();
        }
        if (!type.equals("client backend") && !type.equals("autovacuum worker") && !type.equals("parallel worker")) {
            return LocksText.REFUSED_OWN_PROCESS.text(type);
        }
        boolean runs = session.activity().state().equals("active");
        return act == Act.CANCEL && !runs
                ? LocksText.NOTHING_TO_CANCEL.text(session.activity().state())
                : "";
    }
}
