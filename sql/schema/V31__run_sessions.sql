-- The session of a run's last commit: what it holds if the run is frozen, and whoever takes over may have to end.
ALTER TABLE run_heartbeat
  ADD session_id BIGINT NULL;
