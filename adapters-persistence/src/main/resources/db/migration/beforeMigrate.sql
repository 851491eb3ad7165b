-- Flyway runs this before the migrations of every run, also when there are none.
-- The server's role reads and writes the rows of every table that they make, and makes none itself.

DO $$
BEGIN
    -- Two runs at once would change the same rows of the catalogue.
    PERFORM pg_advisory_xact_lock(7230219);
    ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO "${runtimeRole}";
    ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO "${runtimeRole}";
END $$;
