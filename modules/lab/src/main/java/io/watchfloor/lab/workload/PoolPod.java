package io.watchfloor.lab.workload;

import io.watchfloor.lab.ingress.Request;
import io.watchfloor.lab.ingress.Router;
import io.watchfloor.lab.kubernetes.PodSpec;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A pod of a worker pool: each worker is a virtual thread with a database session of its own, taking request after
/// request.
final class PoolPod implements RunningPod {
    private static final long TAKE_MILLIS = 1000;
    private static final long RECONNECT_MILLIS = 250;
    private static final long STRAY_MILLIS = 40;
    private static final long LOGIN_MILLIS = 700;

    private final PodSpec pod;
    private final Workflow workflow;
    private final Router router;
    private final Site site;
    private final int master;
    private final int again;
    private final PodLog log;
    private final OpenSessions open = new OpenSessions();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopping;

    PoolPod(PodSpec pod, Workflow workflow, Router router, Site site) {
        this.pod = pod;
        this.workflow = workflow;
        this.router = router;
        this.site = site;
        this.master = site.sessions().nextMaster();
        this.again = site.releases().queriesOf(pod.labels().getOrDefault(Releases.VERSION, ""));
        this.log = site.log(pod, master);
    }

    void start() {
        for (int i = 0; i < workflow.pool().workers(); i++) {
            workers.add(Thread.ofVirtual().name(pod.name() + "-worker-" + i).start(this::serve));
        }
    }

    private void serve() {
        try {
            while (!stopping) {
                @Nullable OdooSession session = connect();
                if (session != null) {
                    serve(session);
                }
            }
        } catch (InterruptedException _) {
            log.line("INFO", "odoo.service.server", "Worker exiting");
        }
    }

    private @Nullable OdooSession connect() throws InterruptedException {
        try {
            return open.open(() -> site.sessions().open(pod, master));
        } catch (SQLException e) {
            if (!stopping) {
                log.line("ERROR", "odoo.sql_db", "Connection to the database failed: " + e.getMessage());
                TimeUnit.MILLISECONDS.sleep(RECONNECT_MILLIS);
            }
            return null;
        }
    }

    /// Serves until the session or the pod ends.
    private void serve(OdooSession session) throws InterruptedException {
        try {
            boolean usable = true;
            while (usable && !stopping) {
                @Nullable Request request = router.take(TAKE_MILLIS);
                if (request != null) {
                    usable = answer(session, request);
                }
            }
        } finally {
            open.close(session);
        }
    }

    /// Answers one request; false when the session is of no more use.
    private boolean answer(OdooSession session, Request request) throws InterruptedException {
        long begun = System.nanoTime();
        session.forgetCounts();
        int code = 502;
        try {
            if (request.stray()) {
                TimeUnit.MILLISECONDS.sleep(STRAY_MILLIS);
                code = 404;
                return true;
            }
            boolean known = site.store().touch(request.seed());
            Attempts.run(session, request.seed(), log, (odoo, random) -> {
                if (!known) {
                    logIn(odoo, random);
                }
                askAgain(odoo, random);
                workflow.transaction().run(odoo, random);
            });
            code = 200;
            return true;
        } catch (IOException e) {
            code = 504;
            log.line("ERROR", "odoo.addons.delivery", String.valueOf(e.getMessage()));
            return recovered(session);
        } catch (SQLException e) {
            code = stopping ? 502 : 500;
            if (!stopping) {
                log.line("ERROR", "odoo.sql_db", "bad query: " + firstLine(e));
            }
            return recovered(session);
        } finally {
            router.answer(request, code);
            log.request(pod.ip(), workflow.path(), code, session, System.nanoTime() - begun);
        }
    }

    /// Whoever lost the web session logs in again: the password's hash takes the application most of a second.
    private static void logIn(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        odoo.read("login/select-user", "admin");
        odoo.work(random, LOGIN_MILLIS);
    }

    /// What a careless release does: record by record what was one query before, the objects built one by one.
    private void askAgain(OdooSession odoo, RandomGenerator random) throws SQLException, InterruptedException {
        for (int i = 0; i < again; i++) {
            odoo.read("login/select-partner", 1 + i);
            odoo.work(random, 4);
        }
    }

    private static boolean recovered(OdooSession session) {
        try {
            session.rollback();
            return true;
        } catch (SQLException _) {
            return false;
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void stop() {
        stopping = true;
        open.cutOff();
        workers.forEach(Thread::interrupt);
        Joining.join(workers);
    }

    @Override
    public PodLog log() {
        return log;
    }
}
