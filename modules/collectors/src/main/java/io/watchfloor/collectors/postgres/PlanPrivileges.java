package io.watchfloor.collectors.postgres;

import io.watchfloor.signals.statements.StatementTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which grants a role needs before the server plans a statement for it: those that running it would need.
final class PlanPrivileges {
    private static final Sql MISSING = Sql.resource(PlanPrivileges.class, "missing-privileges.sql");
    private static final Pattern ON_SCHEMA = Pattern.compile("permission denied for schema (.+)");

    private record Needed(List<String> tables, List<String> privileges) {
        void add(String table, String privilege) {
            tables.add(quoted(table));
            privileges.add(privilege);
        }

        private static String quoted(String table) {
            StringBuilder name = new StringBuilder();
            for (String part : table.split("\\.", 2)) {
                name.append(name.isEmpty() ? "" : ".")
                        .append('"')
                        .append(part.replace("\"", "\"\""))
                        .append('"');
            }
            return name.toString();
        }
    }

    private PlanPrivileges() {}

    /// The sentence for a refusal, after its transaction has been rolled back.
    static String missing(Connection connection, String role, String text, SQLException refused) throws SQLException {
        String message =
                String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        Matcher schema = ON_SCHEMA.matcher(message);
        if (schema.find()) {
            return "plan needs GRANT USAGE ON SCHEMA " + schema.group(1) + " TO " + role;
        }
        Needed needed = needed(text);
        List<String> grants = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(MISSING.text())) {
            statement.setArray(
                    1, connection.createArrayOf("text", needed.tables().toArray()));
            statement.setArray(
                    2, connection.createArrayOf("text", needed.privileges().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    grants.add("GRANT " + rows.getString(2) + " ON " + rows.getString(1) + " TO " + role);
                }
            }
        }
        return grants.isEmpty()
                ? "the server refuses a plan: " + message.replaceFirst("^ERROR: ", "")
                : "plan needs " + String.join("; ", grants);
    }

    private static Needed needed(String text) {
        StatementTables tables = StatementTables.of(text);
        Set<String> words = Set.copyOf(List.of(text.toLowerCase(Locale.ROOT).split("\\W+", -1)));
        Needed needed = new Needed(new ArrayList<>(), new ArrayList<>());
        for (String table : tables.written()) {
            List<String> privileges =
                    switch (tables.kind()) {
                        case INSERT -> insert(words);
                        case UPDATE -> List.of("SELECT", "UPDATE");
                        case DELETE -> List.of("SELECT", "DELETE");
                        case MERGE -> merge(words);
                        // Locking rows takes the right to change them.
                        case SELECT, VALUES, OTHER -> List.of("SELECT", "UPDATE");
                    };
            privileges.forEach(privilege -> needed.add(table, privilege));
        }
        tables.read().forEach(table -> needed.add(table, "SELECT"));
        return needed;
    }

    private static List<String> insert(Set<String> words) {
        List<String> privileges = new ArrayList<>();
        if (words.contains("returning") || words.contains("conflict")) {
            privileges.add("SELECT");
        }
        privileges.add("INSERT");
        if (words.contains("conflict") && words.contains("update")) {
            privileges.add("UPDATE");
        }
        return privileges;
    }

    private static List<String> merge(Set<String> words) {
        List<String> privileges = new ArrayList<>(List.of("SELECT"));
        for (String change : List.of("insert", "update", "delete")) {
            if (words.contains(change)) {
                privileges.add(change.toUpperCase(Locale.ROOT));
            }
        }
        return privileges;
    }
}
