-- The two users of a database of your own, MySQL 8.4 or 9.x, or MariaDB: tallyhouse_owner owns the schema and migrates it,
-- tallyhouse runs the suite and can neither change what is final nor the tables. The embedded database has both by itself.
--
-- Once, by an administrator, with passwords of your own and, better than '%', the hosts the commands come from:
--   mysql -u root -p < sql/operator/two-users.sql
-- Then, and after each update of Tallyhouse, with TALLYHOUSE_DB_USER=tallyhouse and its password set as for the nights:
--   TALLYHOUSE_DB_OWNER=tallyhouse_owner TALLYHOUSE_DB_OWNER_PASSWORD=... ./run.sh db migrate
-- It makes the tables, and gives the runner its rights: SELECT, INSERT and LOCK TABLES on the schema (whoever may not update
-- a table needs the last to read its rows FOR UPDATE), UPDATE and DELETE on the tables whose rows change.
-- Beside them it needs nothing: no DDL, no temporary tables, no FILE, no PROCESS; GET_LOCK is free, and it may KILL what
-- runs as itself, which is all that a take-over of a frozen night asks for.

CREATE DATABASE IF NOT EXISTS tallyhouse;

CREATE USER IF NOT EXISTS 'tallyhouse_owner'@'%' IDENTIFIED BY 'a password for the owner';
CREATE USER IF NOT EXISTS 'tallyhouse'@'%' IDENTIFIED BY 'a password for the runner';

-- Triggers run as who made them, the owner: it must stay while they do, and needs what they do (TRIGGER, UPDATE ...).
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES, TRIGGER, LOCK TABLES
  ON tallyhouse.* TO 'tallyhouse_owner'@'%' WITH GRANT OPTION;

-- Whatever it had before, if it was there: the rest it is given by db migrate.
REVOKE ALL PRIVILEGES, GRANT OPTION FROM 'tallyhouse'@'%';

-- With binary logging on, MySQL's default, a trigger is made only by SUPER or with this on. It is needed while db migrate
-- runs, and may be put off again behind it; it is off by itself when the server starts anew.
SET GLOBAL log_bin_trust_function_creators = ON;
