package io.watchfloor.signals.estate;

import io.watchfloor.signals.estate.Systems.PostgresServer;

/// Where consoles share their journals.
///
/// @param database the server and database; both its logins are the role of this console, which may only insert and
///                 read there
public record Team(PostgresServer database) {}
