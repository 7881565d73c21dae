package io.watchfloor.app.contention;

/// Something that sessions contend for. Rows are of a table that nobody locks as a whole.
sealed interface Lock {
    /// The statement by which a session asks for it in this mode; how `pg_locks` calls the mode is its `mode`.
    String statement(Mode mode);

    /// What the console has to call it.
    String type();

    /// A row, updated.
    record Row(int id) implements Lock {
        @Override
        public String statement(Mode mode) {
            return "UPDATE contended_rows SET value = value + 1 WHERE id = " + id;
        }

        @Override
        public String type() {
            return "transactionid";
        }
    }

    /// A whole table.
    record Table(int number) implements Lock {
        @Override
        public String statement(Mode mode) {
            return "LOCK TABLE " + name() + " IN " + mode.sql() + " MODE";
        }

        @Override
        public String type() {
            return "relation";
        }

        String name() {
            return "contended_" + number;
        }
    }

    /// A number that applications agree upon.
    record Advisory(int number) implements Lock {
        @Override
        public String statement(Mode mode) {
            return "SELECT pg_advisory_xact_lock" + (mode == Mode.SHARE ? "_shared" : "") + "(" + number + ")";
        }

        @Override
        public String type() {
            return "advisory";
        }
    }
}
