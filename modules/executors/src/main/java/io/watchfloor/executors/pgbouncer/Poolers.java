package io.watchfloor.executors.pgbouncer;

import io.watchfloor.connections.PoolerEndpoint;
import io.watchfloor.executors.postgres.Trouble;
import io.watchfloor.mitigation.Check;
import io.watchfloor.mitigation.Check.Result;
import io.watchfloor.signals.estate.Systems.Pooler;
import java.util.Map;

/// The poolers of an estate by the address of their admin console.
record Poolers(Map<String, Pooler> byAddress) {
    Poolers {
        byAddress = Map.copyOf(byAddress);
    }

    PoolerConsole of(String address) throws Trouble {
        Pooler pooler = byAddress.get(address);
        if (pooler == null) {
            throw new Trouble("the estate names no PgBouncer at " + address, false, null);
        }
        return new PoolerConsole(new PoolerEndpoint(pooler));
    }

    /// The admin user, whom PgBouncer has authenticated when it lets them in.
    String who(String address) {
        Pooler pooler = byAddress.get(address);
        return pooler == null ? "" : pooler.act().user();
    }

    /// Whether the console lets the operator in. Statistics users get in as well and are refused when they act.
    Check permitted(String address) {
        String name = "permission";
        try {
            of(address).limit();
            return new Check(
                    name,
                    Result.PASSED,
                    who(address) + " is let into the console; only admin_users may change, which is seen when acting",
                    who(address));
        } catch (Trouble trouble) {
            return new Check(name, Result.FAILED, trouble.text() + "; name the user in admin_users", "");
        }
    }
}
