-- Needs CREATE on the database; run once by its owner, never by a console.
CREATE TABLE watchfloor.entry (
    console text NOT NULL,
    sequence bigint NOT NULL CHECK (sequence > 0),
    line text NOT NULL,
    author name NOT NULL,
    received timestamptz NOT NULL,
    PRIMARY KEY (console, sequence)
);

COMMENT ON TABLE watchfloor.entry IS
    'The journals of all consoles: each line as it stands in the console''s file. Author and time are the server''s.';

-- What a client sends as author or time is replaced. A chain grows at its end only, by the role that began it.
CREATE FUNCTION watchfloor.admit() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    begun_by name;
BEGIN
    NEW.author := session_user;
    NEW.received := clock_timestamp();
    IF NEW.sequence > 1 THEN
        SELECT e.author INTO begun_by FROM watchfloor.entry e
        WHERE e.console = NEW.console AND e.sequence = NEW.sequence - 1;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'line % of % does not follow its chain', NEW.sequence, NEW.console
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        IF begun_by <> session_user THEN
            RAISE EXCEPTION 'the chain % was begun by role %, not by %', NEW.console, begun_by, session_user
                USING ERRCODE = 'insufficient_privilege';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER admit BEFORE INSERT ON watchfloor.entry FOR EACH ROW EXECUTE FUNCTION watchfloor.admit();

CREATE FUNCTION watchfloor.refuse() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'the journal takes entries and nothing else' USING ERRCODE = 'insufficient_privilege';
END $$;

-- For whoever has the privilege: privileges alone would not hold the owner.
CREATE TRIGGER keep BEFORE UPDATE OR DELETE OR TRUNCATE ON watchfloor.entry
    FOR EACH STATEMENT EXECUTE FUNCTION watchfloor.refuse();

CREATE FUNCTION watchfloor.tell() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM pg_notify('watchfloor_journal', NEW.console);
    RETURN NULL;
END $$;

CREATE TRIGGER tell AFTER INSERT ON watchfloor.entry FOR EACH ROW EXECUTE FUNCTION watchfloor.tell();

-- A session that replays as a replica would skip triggers that are not made for it.
ALTER TABLE watchfloor.entry ENABLE ALWAYS TRIGGER admit;
ALTER TABLE watchfloor.entry ENABLE ALWAYS TRIGGER keep;
