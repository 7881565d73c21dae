package io.watchfloor.journal;

import java.util.List;
import java.util.function.Consumer;

/// What other consoles recorded, on this machine and in the team database. Safe from any thread; nothing here blocks.
public interface Others {
    /// A console by itself.
    Others NONE = new Others() {
        @Override
        public List<Recorded> entries() {
            return List.of();
        }

        @Override
        public Sharing sharing() {
            return new Sharing.Alone();
        }

        @Override
        public Subscription listen(Consumer<List<Recorded>> listener) {
            return () -> {};
        }
    };

    /// What is known now, each chain in its order.
    List<Recorded> entries();

    /// How the team database stands.
    Sharing sharing();

    /// Calls back with entries as they become known, in the order of [#entries], on a thread of the journal's. What
    /// was known before is not repeated; an empty list says that only [#sharing] has changed.
    Subscription listen(Consumer<List<Recorded>> listener);

    /// A listener's registration; closing it ends it.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
