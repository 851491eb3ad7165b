-- Flyway runs this after the migrations of every run, also when there were none: the rights of the
-- server's role, so that they are the same wherever and whenever it was made.

DO $$
DECLARE
    it record;
BEGIN
    PERFORM pg_advisory_xact_lock(7230219);
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO "${runtimeRole}"', current_database());
    FOR it IN
        SELECT nspname FROM pg_namespace WHERE pg_has_role(nspowner, 'USAGE') AND nspname !~ '^pg_'
    LOOP
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO "${runtimeRole}"', it.nspname);
        EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO "${runtimeRole}"', it.nspname);
    END LOOP;

    -- A role that is younger than the tables has no rights yet. What refuses to change is only
    -- read and added to.
    FOR it IN
        SELECT c.oid::regclass AS name, EXISTS (
            SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid
                AND t.tgfoid = to_regproc('public.refuse') AND t.tgtype & 16 <> 0) AS stays
        FROM pg_class c
        WHERE c.relkind IN ('r', 'v', 'p') AND c.relowner = current_user::regrole
            AND NOT has_table_privilege('${runtimeRole}', c.oid, 'SELECT')
    LOOP
        EXECUTE format('GRANT SELECT, INSERT %s ON %s TO "${runtimeRole}"',
            CASE WHEN it.stays THEN '' ELSE ', UPDATE, DELETE' END, it.name);
    END LOOP;

    -- These act as the owner: they make the months of the call log and drop old ones.
    FOR it IN
        SELECT p.oid::regprocedure AS name FROM pg_proc p
        WHERE p.oid IN (to_regprocedure('public.make_api_log_months(int)'),
            to_regprocedure('public.forget_api_log(interval)'))
    LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO "${runtimeRole}"', it.name);
    END LOOP;

    -- Flyway's own table is none of the server's business; it only looks how far it is.
    IF to_regclass('flyway_schema_history') IS NOT NULL THEN
        REVOKE INSERT, UPDATE, DELETE ON flyway_schema_history FROM "${runtimeRole}";
    END IF;
END $$;
