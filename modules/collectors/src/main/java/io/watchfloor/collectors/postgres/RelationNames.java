package io.watchfloor.collectors.postgres;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Names of relations, which only a connection to their own database can tell. Who meets an unknown one leaves a
/// wish; who holds that database's connection grants it. Safe from any thread.
public final class RelationNames {
    private static final int MOST = 20_000;
    private static final int MOST_WISHES = 200;

    private record Database(String server, String name) {}

    private final Map<Database, Map<Long, String>> known = new HashMap<>();
    private final Map<Database, Set<Long>> wishes = new HashMap<>();

    /// The name, or nothing for now and a wish for it.
    synchronized Optional<String> name(String server, String database, long oid) {
        Database key = new Database(server, database);
        String name = known.getOrDefault(key, Map.of()).get(oid);
        if (name == null) {
            Set<Long> wanted = wishes.computeIfAbsent(key, _ -> new HashSet<>());
            if (wanted.size() < MOST_WISHES) {
                wanted.add(oid);
            }
        }
        return Optional.ofNullable(name).filter(each -> !each.isEmpty());
    }

    /// Takes the wishes for one database.
    public synchronized Set<Long> wanted(String server, String database) {
        Set<Long> wanted = wishes.remove(new Database(server, database));
        return wanted == null ? Set.of() : wanted;
    }

    /// Databases with wishes other than the given ones, whose names come by another way.
    synchronized Set<String> databasesWithWishes(String server, Set<String> but) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<Database, Set<Long>> entry : wishes.entrySet()) {
            Database key = entry.getKey();
            if (key.server().equals(server)
                    && !but.contains(key.name())
                    && !entry.getValue().isEmpty()) {
                names.add(key.name());
            }
        }
        return names;
    }

    /// Grants wishes; those without an answer are remembered as nameless, so that they are not asked for again.
    public synchronized void learn(String server, String database, Set<Long> asked, Map<Long, String> names) {
        Map<Long, String> all = known.computeIfAbsent(new Database(server, database), _ -> new HashMap<>());
        if (all.size() + asked.size() > MOST) {
            all.clear();
        }
        for (Long oid : asked) {
            all.put(oid, names.getOrDefault(oid, ""));
        }
    }
}
