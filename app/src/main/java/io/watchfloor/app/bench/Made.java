package io.watchfloor.app.bench;

import io.watchfloor.diagnosis.locks.WaitTree.Who;
import io.watchfloor.signals.facts.Session;
import io.watchfloor.signals.facts.Sessions;
import io.watchfloor.signals.facts.Waits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Made-up sessions of one server that live from second to second: four in ten wait for one of a few roots, the rest
/// run or are idle in transaction. The same for the same number.
final class Made {
    private static final int ROOTS = 5;
    private static final int STATEMENTS = 400;
    private static final List<String> EVENTS = List.of("", "DataFileRead", "WALWrite", "ClientRead", "BufferMapping");
    private static final List<String> TYPES = List.of("", "IO", "IO", "Client", "LWLock");

    private final Random random = new Random(11);
    private final int count;
    private final List<Session> present = new ArrayList<>();
    private final List<Waits.Wait> waiting = new ArrayList<>();

    Made(int count) {
        this.count = count;
        Instant begun = Instant.parse("2026-11-27T20:00:00Z");
        for (int pid = 1; pid <= count; pid++) {
            present.add(session(pid, begun));
        }
        for (int pid = ROOTS + 1; pid <= count * 4 / 10; pid++) {
            waiting.add(new Waits.Wait(
                    pid,
                    List.of(pid <= 3 * ROOTS ? 1 + pid % ROOTS : pid - ROOTS),
                    begun.plusSeconds(pid),
                    new Waits.Lock("transactionid", "Share", "Exclusive", "account_move", "(3," + pid + ")")));
        }
    }

    private Session session(int pid, Instant at) {
        boolean waits = pid > ROOTS && pid <= count * 4 / 10;
        int event = random.nextInt(EVENTS.size());
        int statement = random.nextInt(STATEMENTS);
        return new Session(
                pid,
                new Session.Client(
                        "odoo_" + pid % 8, "odoo", "odoo-" + pid % 30, "10.42." + pid % 20 + "." + pid % 250),
                new Session.Times(Instant.parse("2026-11-27T19:00:00Z").plusMillis(pid * 7L), at, at, at),
                new Session.Activity(
                        pid <= ROOTS ? "idle in transaction" : "active",
                        waits ? "Lock" : event == 0 ? null : TYPES.get(event),
                        waits ? "transactionid" : event == 0 ? null : EVENTS.get(event),
                        1_000_000_007L * statement,
                        "UPDATE account_move SET amount_residual = ?, write_date = ? WHERE id IN (?, ?, ?) AND journal_id ="
                                + " ? AND table_" + statement + " = ?"),
                "client backend",
                null);
    }

    Sessions sessions(Instant at) {
        for (int pid = 1; pid <= count; pid++) {
            boolean waits = pid <= count * 4 / 10;
            if (random.nextInt(waits ? 10 : 3) == 0) {
                present.set(pid - 1, session(pid, at));
            }
        }
        return new Sessions(at, "pg", at, present);
    }

    Waits waits(Instant at) {
        return new Waits(at, "pg", at, waiting);
    }

    Who who(int pid) {
        return new Who("tenant-" + pid % 8, "workflow-" + pid % 9, "web-" + pid % 30, null);
    }
}
