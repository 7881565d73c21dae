package io.watchfloor.lab.postgres;

import io.watchfloor.lab.host.Freezing;
import io.watchfloor.lab.host.LabFolder;
import io.watchfloor.lab.host.Ports;
import io.watchfloor.lab.host.Program;
import io.watchfloor.lab.host.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A real PostgreSQL primary and its streaming standby, both on loopback ports that stay theirs. A [Supervisor]
/// promotes the standby when the primary dies and rebuilds what was lost.
public final class PostgresPair implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresPair.class);

    static final String SUPERUSER = "postgres";

    private static final int REJOIN_LOOKS = 80;

    private final Role superuser;
    private final Role replicator;
    private final Path passFile;
    private final Node first;
    private final Node second;
    private final Supervisor supervisor;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile Node primary;
    /// Whether the standby was the primary and left in good order.
    private volatile boolean handedOver;

    private PostgresPair(LabFolder folder, Commands commands, Role superuser, List<Integer> ports) throws IOException {
        this.superuser = superuser;
        this.replicator = new Role("replicator", folder.secret("replicator.password"));
        this.passFile = Cluster.passFile(folder, replicator);
        this.supervisor = new Supervisor(this);
        this.first = new Node(commands, folder.path().resolve("pg-a"), ports.get(0), supervisor::ended);
        this.second = new Node(commands, folder.path().resolve("pg-b"), ports.get(1), supervisor::ended);
        this.primary = first;
    }

    /// Starts the primary alone; [#addStandby] follows when the data is in place.
    /// `created` is told of the pair before anything of it runs.
    public static PostgresPair start(LabFolder folder, Program program, Consumer<PostgresPair> created)
            throws IOException, InterruptedException, SQLException {
        Binaries binaries = Binaries.unpack(folder.path());
        Commands commands = Commands.on(binaries, program, folder.path().resolve("initdb.log"));
        Role superuser = new Role(SUPERUSER, folder.secret("superuser.password"));
        PostgresPair pair = new PostgresPair(folder, commands, superuser, Ports.free(2));
        created.accept(pair);
        Cluster.make(commands, pair.first.data(), folder.path().resolve("secrets/superuser.password"));
        pair.first.start(List.of());
        try (Connection connection = pair.connect(pair.first, SUPERUSER)) {
            Roles.create(connection, pair.replicator, "do_make_replicator.sql");
        }
        return pair;
    }

    /// Copies the primary, starts the copy as its standby and begins to supervise both.
    public void addStandby() throws IOException, InterruptedException, SQLException {
        rebuild(second);
        supervisor.start();
    }

    /// Makes `node` a new standby of the primary on its old port.
    void rebuild(Node node) throws IOException, InterruptedException, SQLException {
        node.stop();
        try (Connection connection = connect(primary, SUPERUSER)) {
            StandbyCopy.make(connection, primary.data(), node.data());
        }
        node.start(standbySettings(primary));
    }

    private List<String> standbySettings(Node from) {
        return List.of(
                "primary_slot_name=standby",
                "primary_conninfo=host=127.0.0.1 port=" + from.port() + " user=" + replicator.name() + " passfile="
                        + passFile + " application_name=standby connect_timeout=2");
    }

    /// Brings a node back as standby: as it is, where it was shut down in good order and can follow, else as a copy.
    void rejoin(Node node) throws IOException, InterruptedException, SQLException {
        if (!handedOver || !follows(node)) {
            rebuild(node);
        }
        handedOver = false;
    }

    private boolean follows(Node node) throws IOException, InterruptedException, SQLException {
        if (node.isAlive() || !ControlFile.of(node.data()).inGoodOrder()) {
            return false;
        }
        try (Connection connection = connect(primary, SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute(Resources.text(PostgresPair.class, "do_keep_wal_for_standby.sql"));
            Files.createFile(node.data().resolve("standby.signal"));
            node.start(standbySettings(primary));
            try (Connection former = connect(node, SUPERUSER);
                    Statement drop = former.createStatement()) {
                drop.execute(Resources.text(PostgresPair.class, "do_drop_standby_slot.sql"));
            }
            String streaming = Resources.text(PostgresPair.class, "streaming.sql");
            for (int look = 0; look < REJOIN_LOOKS; look++) {
                try (ResultSet row = statement.executeQuery(streaming)) {
                    if (row.next() && row.getInt(1) > 0) {
                        return true;
                    }
                }
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        LOG.info("{} cannot follow as it is and is copied anew", node.address());
        return false;
    }

    /// Hands the leadership over in good order; the old primary comes back as standby by itself.
    ///
    /// @param leader the address that leads now, so that two that ask at once do not turn it twice
    /// @throws IllegalStateException when another leads or the standby is not there; then nothing has changed
    public List<Handover.Step> switchover(String leader) throws IOException, SQLException, InterruptedException {
        changing.lockInterruptibly();
        try {
            requireLeader(leader);
            requireStreaming();
            List<Handover.Step> steps = new Handover(this).run();
            handedOver = true;
            return steps;
        } finally {
            changing.unlock();
        }
    }

    /// Kills the primary without grace, as if its machine were gone. Answers its pid.
    ///
    /// @param leader the address that leads now
    /// @throws IllegalStateException when another leads or no standby could take over; then nothing has changed
    public long kill(String leader) throws IOException, SQLException, InterruptedException {
        changing.lockInterruptibly();
        try {
            requireLeader(leader);
            requireStreaming();
            long pid = primary.pid().orElse(0L);
            primary.kill();
            return pid;
        } finally {
            changing.unlock();
        }
    }

    private void requireLeader(String leader) {
        if (!primary.address().equals(leader) || !primary.isAlive()) {
            throw new IllegalStateException("it has moved on: " + primary.address() + " leads, not " + leader);
        }
    }

    private void requireStreaming() throws SQLException, IOException {
        try (Connection connection = connect(primary, SUPERUSER);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(Resources.text(PostgresPair.class, "streaming.sql"))) {
            if (!row.next() || row.getInt(1) == 0) {
                throw new IllegalStateException("no standby streams from " + primary.address());
            }
        }
    }

    /// Repairs are made between planned changes, never in the midst of one.
    ReentrantLock changing() {
        return changing;
    }

    /// Makes the standby the primary.
    void promote(Node node) throws SQLException, IOException {
        try (Connection connection = connect(node, SUPERUSER)) {
            promote(node, connection);
        }
    }

    /// Makes the standby that this connection leads to the primary.
    void promote(Node node, Connection connection) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet promoted = statement.executeQuery(Resources.text(PostgresPair.class, "do_promote.sql"))) {
            if (!promoted.next() || !promoted.getBoolean(1)) {
                throw new SQLException("promotion of " + node.address() + " did not end within ten seconds");
            }
        }
        primary = node;
    }

    Node primary() {
        return primary;
    }

    Node standby() {
        return primary == first ? second : first;
    }

    /// The addresses of both nodes, in an order that never changes.
    public List<String> nodes() {
        return List.of(first.address(), second.address());
    }

    /// Where the primary is now.
    public String primaryAddress() {
        return primary.address();
    }

    /// The postmaster of a node, when it runs.
    public Optional<Long> pid(String address) {
        return List.of(first, second).stream()
                .filter(node -> node.address().equals(address))
                .findFirst()
                .flatMap(Node::pid);
    }

    /// The JDBC address of a database on whichever node is primary.
    public String url(String database) {
        return "jdbc:postgresql://" + String.join(",", nodes()) + "/" + database + "?targetServerType=primary";
    }

    /// A superuser's connection to a database on the primary, for setting the lab up.
    public Connection connect(String database) throws SQLException {
        return connect(primary, database);
    }

    /// A superuser's connection to one node.
    Connection superuser(Node node) throws SQLException {
        return connect(node, SUPERUSER);
    }

    /// A superuser's connection to whichever node is standby.
    public Connection connectStandby() throws SQLException {
        return connect(standby(), SUPERUSER);
    }

    /// Where the primary keeps its data.
    public Path primaryData() {
        return primary.data();
    }

    /// Holds the standby's processes still, so that it answers nobody, or lets them go on.
    public void freezeStandby(boolean frozen) throws IOException {
        Freezing.freeze(standby().handle(), frozen);
    }

    private Connection connect(Node node, String database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", superuser.name());
        properties.setProperty("password", superuser.password());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("ApplicationName", "watchfloor-lab");
        properties.setProperty("sslmode", "disable");
        properties.setProperty("gssEncMode", "disable");
        return DriverManager.getConnection("jdbc:postgresql://" + node.address() + "/" + database, properties);
    }

    @Override
    public void close() {
        supervisor.close();
        for (Node node : List.of(first, second)) {
            try {
                node.stop();
                Signals.releaseMemory(node.data());
            } catch (IOException e) {
                LOG.debug("shared memory of {} was not looked for", node.address(), e);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Runs a statement that a query puts together from bound values, for DDL that cannot have parameters itself.
    static void executeBuilt(Connection connection, String query, String... values) throws SQLException {
        try (PreparedStatement build = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                build.setString(i + 1, values[i]);
            }
            try (ResultSet built = build.executeQuery();
                    Statement statement = connection.createStatement()) {
                while (built.next()) {
                    statement.execute(built.getString(1));
                }
            }
        }
    }
}
