-- Once, as a PostgreSQL superuser:
--   psql -v ON_ERROR_STOP=1 -f create-database.sql
-- It asks for two passwords: the owner's, which only `catraca migrate` uses, and the server's.

CREATE ROLE catraca_owner LOGIN;
\password catraca_owner
CREATE ROLE catraca LOGIN;
\password catraca
CREATE DATABASE catraca OWNER catraca_owner;

-- Errors that quote whole rows would put personal data into PostgreSQL's log.
ALTER SYSTEM SET log_error_verbosity = 'terse';
ALTER SYSTEM SET log_min_error_statement = 'panic';
SELECT pg_reload_conf();
