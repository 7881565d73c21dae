package io.watchfloor.mitigation.drill;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a cluster's nodes say of themselves at one moment.
///
/// @param members  one for each node of the server, in the order of the estate
/// @param standbys as the leader sees them; empty where no leader answered
/// @param care     what the leader says of slots, archive and connections, absent where no leader answered
/// @param control  what manages the nodes
public record Topology(
        List<Member> members,
        List<Standby> standbys,
        @Nullable Care care,
        Control control) {
    public Topology {
        members = List.copyOf(members);
        standbys = List.copyOf(standbys);
    }

    /// A node's part.
    public enum Part {
        LEADER,
        STANDBY,
        /// It does not answer.
        SILENT
    }

    /// One node.
    ///
    /// @param name     `host:port`
    /// @param timeline PostgreSQL's timeline, 0 where it is not known
    /// @param text     why it is silent, else empty
    public record Member(String name, Part part, int timeline, String text) {}

    /// A standby as `pg_stat_replication` on the leader shows it.
    ///
    /// @param sync  `async`, `potential`, `sync` or `quorum`
    /// @param bytes by which its replay is behind
    public record Standby(String name, String state, String sync, long bytes, double seconds) {}

    /// What the leader says of itself.
    ///
    /// @param commit what a commit waits for: `synchronous_commit`
    public record Care(List<Slot> slots, Archive archive, Connections connections, String commit) {
        public Care {
            slots = List.copyOf(slots);
        }
    }

    /// A replication slot.
    ///
    /// @param logical whether it carries changes to a consumer; one that does not fail over is lost with its leader
    /// @param kept    whether it follows to the standby
    public record Slot(String name, boolean logical, boolean active, boolean kept) {}

    /// Archiving of WAL.
    ///
    /// @param on      `archive_mode`
    /// @param seconds since the last success, absent where there was none
    public record Archive(boolean on, @Nullable Double seconds, long failed) {}

    /// Sessions in use.
    public record Connections(int used, int most) {}

    /// What manages the nodes.
    ///
    /// @param name    such as `Patroni 3.0.2` or `the lab's supervisor`
    /// @param members members of its control plane that answer, of how many
    /// @param proven  whether that was asked, or is only said
    /// @param paused  whether it leaves the nodes alone
    public record Control(String name, int members, int of, boolean proven, boolean paused) {}

    /// The node that leads, if exactly one says so.
    public Optional<Member> leader() {
        List<Member> leaders = leaders();
        return leaders.size() == 1 ? Optional.of(leaders.getFirst()) : Optional.empty();
    }

    /// All nodes that accept writes; two are a split brain.
    public List<Member> leaders() {
        return members.stream().filter(member -> member.part() == Part.LEADER).toList();
    }
}
