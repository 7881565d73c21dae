package io.watchfloor.lab.workload;

import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A pod's sessions, so that they can be cut off together. After that no new one comes into being. Any thread.
final class OpenSessions {
    interface Opening {
        OdooSession open() throws SQLException;
    }

    private final Set<OdooSession> sessions = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    OdooSession open(Opening opening) throws SQLException {
        OdooSession session = opening.open();
        sessions.add(session);
        if (cut) {
            session.cutOff();
            throw new SQLException("the pod is ending");
        }
        return session;
    }

    void close(OdooSession session) {
        sessions.remove(session);
        session.close();
    }

    void cutOff() {
        cut = true;
        sessions.forEach(OdooSession::cutOff);
    }
}
