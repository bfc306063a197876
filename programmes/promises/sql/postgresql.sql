-- The guards of promises on PostgreSQL: what programmes/promises/models/rules.py says in words, on every way in.
-- Remade after each migration (programmes/promises/guards.py). One statement ends where a line "-- next" stands.

CREATE OR REPLACE FUNCTION guard_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  month integer;
  is_moved boolean;
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.announced_at IS NOT NULL
       OR EXISTS (SELECT 1 FROM programmes_project WHERE id = OLD.project_id AND publish_at <= clock_timestamp())
       OR EXISTS (SELECT 1 FROM programmes_call WHERE id = OLD.call_id AND publish_at <= clock_timestamp()) THEN
      RAISE EXCEPTION 'promise: a public milestone is cancelled with a reason, never deleted'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
  END IF;
  month := extract(month FROM NEW."date");
  IF (NEW."precision" <> 'jour' AND NEW."date" <> (date_trunc('month', NEW."date") + interval '1 month - 1 day')::date)
     OR (NEW."precision" = 'annee' AND month <> 12)
     OR (NEW."precision" = 'trimestre' AND month NOT IN (3, 6, 9, 12)) THEN
    RAISE EXCEPTION 'promise: a date is the last day of its period' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM programmes_milestone WHERE id = NEW.id) THEN
      RAISE EXCEPTION 'promise: this milestone exists, it is not written anew' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.first_date <> NEW."date" OR NEW.first_precision <> NEW."precision" THEN
      RAISE EXCEPTION 'promise: the date first announced is the date promised' USING ERRCODE = 'check_violation';
    END IF;
    IF trim(coalesce(NEW.reason_fr, '')) <> '' THEN
      RAISE EXCEPTION 'promise: a new milestone has no reason' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.id <> OLD.id OR NEW.project_id IS DISTINCT FROM OLD.project_id
     OR NEW.call_id IS DISTINCT FROM OLD.call_id THEN
    RAISE EXCEPTION 'promise: a milestone stays what and where it is' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.first_date <> OLD.first_date OR NEW.first_precision <> OLD.first_precision THEN
    RAISE EXCEPTION 'promise: the date first announced does not change' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.announced_at IS NOT NULL AND NEW.announced_at IS DISTINCT FROM OLD.announced_at THEN
    RAISE EXCEPTION 'promise: what was public stays so' USING ERRCODE = 'check_violation';
  END IF;
  is_moved := NEW."date" <> OLD."date" OR NEW."precision" <> OLD."precision" OR NEW.cancelled <> OLD.cancelled
    OR (OLD.kept_date IS NOT NULL
        AND (NEW.kept_date IS DISTINCT FROM OLD.kept_date OR NEW.kept_precision <> OLD.kept_precision));
  IF is_moved THEN
    IF trim(coalesce(NEW.reason_fr, '')) = '' OR NEW.reason_fr IS NOT DISTINCT FROM OLD.reason_fr
       OR EXISTS (SELECT 1 FROM programmes_milestonechange
                  WHERE milestone_id = OLD.id AND reason_fr = NEW.reason_fr) THEN
      RAISE EXCEPTION 'promise: it changes only with a public reason of its own (reason_fr)'
        USING ERRCODE = 'check_violation';
    END IF;
    IF (coalesce(NEW.reason_en, '') <> '' AND NEW.reason_en = OLD.reason_en)
       OR (coalesce(NEW.reason_facile, '') <> '' AND NEW.reason_facile = OLD.reason_facile) THEN
      RAISE EXCEPTION 'promise: a new reason is not translated by the old one (reason_en, reason_facile)'
        USING ERRCODE = 'check_violation';
    END IF;
  ELSIF coalesce(NEW.reason_fr, '') <> coalesce(OLD.reason_fr, '') THEN
    RAISE EXCEPTION 'promise: a public reason is not rewritten' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$
-- next

CREATE OR REPLACE FUNCTION log_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO programmes_milestonechange (milestone_id, what, from_date, from_precision, to_date, to_precision,
                                          reason, reason_fr, reason_en, reason_facile, moved_at, author)
  SELECT NEW.id, change.what, change.from_date, change.from_precision, change.to_date, change.to_precision,
         NEW.reason_fr, NEW.reason_fr, NEW.reason_en, NEW.reason_facile, clock_timestamp(),
         CASE WHEN NEW.saved_at <> OLD.saved_at THEN NEW.saved_by ELSE '' END
  FROM (
    SELECT 'date' AS what, OLD."date" AS from_date, OLD."precision" AS from_precision,
           NEW."date" AS to_date, NEW."precision" AS to_precision
      WHERE NEW."date" <> OLD."date" OR NEW."precision" <> OLD."precision"
    UNION ALL
    SELECT 'annulation', CASE WHEN OLD.cancelled THEN NULL ELSE OLD."date" END,
           CASE WHEN OLD.cancelled THEN '' ELSE OLD."precision" END,
           CASE WHEN NEW.cancelled THEN NULL ELSE NEW."date" END,
           CASE WHEN NEW.cancelled THEN '' ELSE NEW."precision" END
      WHERE NEW.cancelled <> OLD.cancelled
    UNION ALL
    SELECT 'date-reelle', OLD.kept_date, OLD.kept_precision, NEW.kept_date,
           CASE WHEN NEW.kept_date IS NULL THEN '' ELSE NEW.kept_precision END
      WHERE OLD.kept_date IS NOT NULL
        AND (NEW.kept_date IS DISTINCT FROM OLD.kept_date OR NEW.kept_precision <> OLD.kept_precision)
  ) AS change;
  RETURN NULL;
END
$$
-- next

CREATE OR REPLACE FUNCTION guard_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NOT EXISTS (SELECT 1 FROM programmes_milestone
                   WHERE id = NEW.milestone_id AND reason_fr = NEW.reason_fr AND trim(reason_fr) <> '') THEN
      RAISE EXCEPTION 'promise: the log is written by a change of its milestone, and once'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  ELSIF TG_OP = 'UPDATE' THEN
    IF (NEW.id, NEW.milestone_id, NEW.what, NEW.from_date, NEW.from_precision, NEW.to_date, NEW.to_precision,
        NEW.reason, NEW.reason_fr, NEW.moved_at, NEW.author) IS DISTINCT FROM
       (OLD.id, OLD.milestone_id, OLD.what, OLD.from_date, OLD.from_precision, OLD.to_date, OLD.to_precision,
        OLD.reason, OLD.reason_fr, OLD.moved_at, OLD.author) THEN
      RAISE EXCEPTION 'promise: the log is never rewritten, but for the translations of its reason'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM programmes_milestone AS m
             LEFT JOIN programmes_project AS p ON p.id = m.project_id
             LEFT JOIN programmes_call AS c ON c.id = m.call_id
             WHERE m.id = OLD.milestone_id
               AND (m.announced_at IS NOT NULL OR p.publish_at <= clock_timestamp()
                    OR c.publish_at <= clock_timestamp())) THEN
    RAISE EXCEPTION 'promise: what the log of a public milestone says stays' USING ERRCODE = 'check_violation';
  END IF;
  RETURN OLD;
END
$$
-- next

CREATE OR REPLACE FUNCTION guard_project() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE programmes_milestone SET announced_at = OLD.publish_at
    WHERE project_id = OLD.id AND announced_at IS NULL;
  RETURN NULL;
END
$$
-- next

CREATE OR REPLACE FUNCTION guard_call() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE programmes_milestone SET announced_at = OLD.publish_at
    WHERE call_id = OLD.id AND announced_at IS NULL;
  RETURN NULL;
END
$$
-- next

CREATE TRIGGER guard_milestone BEFORE INSERT OR UPDATE OR DELETE ON programmes_milestone
  FOR EACH ROW EXECUTE FUNCTION guard_milestone()
-- next

CREATE TRIGGER log_milestone AFTER UPDATE ON programmes_milestone
  FOR EACH ROW EXECUTE FUNCTION log_milestone()
-- next

CREATE TRIGGER guard_change BEFORE INSERT OR UPDATE OR DELETE ON programmes_milestonechange
  FOR EACH ROW EXECUTE FUNCTION guard_change()
-- next

CREATE TRIGGER guard_project_withdrawal AFTER UPDATE ON programmes_project
  FOR EACH ROW WHEN (OLD.publish_at <= clock_timestamp() AND NEW.publish_at IS DISTINCT FROM OLD.publish_at)
  EXECUTE FUNCTION guard_project()
-- next

CREATE TRIGGER guard_call_withdrawal AFTER UPDATE ON programmes_call
  FOR EACH ROW WHEN (OLD.publish_at <= clock_timestamp() AND NEW.publish_at IS DISTINCT FROM OLD.publish_at)
  EXECUTE FUNCTION guard_call()
-- next
