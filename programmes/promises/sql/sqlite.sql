-- The guards of promises on SQLite: what programmes/promises/models/rules.py says in words, on every way in.
-- Remade after each migration (programmes/promises/guards.py). One statement ends where a line "-- next" stands.

CREATE TRIGGER guard_milestone_insert BEFORE INSERT ON programmes_milestone
BEGIN
  SELECT RAISE(ABORT, 'promise: this milestone exists, it is not written anew')
    WHERE EXISTS (SELECT 1 FROM programmes_milestone WHERE id = NEW.id);
  SELECT RAISE(ABORT, 'promise: the date first announced is the date promised')
    WHERE NEW.first_date IS NOT NEW."date" OR NEW.first_precision IS NOT NEW."precision";
  SELECT RAISE(ABORT, 'promise: a new milestone has no reason')
    WHERE trim(coalesce(NEW.reason_fr, '')) <> '';
END
-- next

CREATE TRIGGER guard_milestone_period BEFORE INSERT ON programmes_milestone
BEGIN
  SELECT RAISE(ABORT, 'promise: a date is the last day of its period')
    WHERE (NEW."precision" <> 'jour' AND NEW."date" IS NOT date(NEW."date", 'start of month', '+1 month', '-1 day'))
      OR (NEW."precision" = 'annee' AND strftime('%m', NEW."date") <> '12')
      OR (NEW."precision" = 'trimestre' AND strftime('%m', NEW."date") NOT IN ('03', '06', '09', '12'));
END
-- next

CREATE TRIGGER guard_milestone_update BEFORE UPDATE ON programmes_milestone
BEGIN
  SELECT RAISE(ABORT, 'promise: a milestone stays what and where it is')
    WHERE NEW.id IS NOT OLD.id OR NEW.project_id IS NOT OLD.project_id OR NEW.call_id IS NOT OLD.call_id;
  SELECT RAISE(ABORT, 'promise: the date first announced does not change')
    WHERE NEW.first_date IS NOT OLD.first_date OR NEW.first_precision IS NOT OLD.first_precision;
  SELECT RAISE(ABORT, 'promise: what was public stays so')
    WHERE OLD.announced_at IS NOT NULL AND NEW.announced_at IS NOT OLD.announced_at;
  SELECT RAISE(ABORT, 'promise: a date is the last day of its period')
    WHERE (NEW."precision" <> 'jour' AND NEW."date" IS NOT date(NEW."date", 'start of month', '+1 month', '-1 day'))
      OR (NEW."precision" = 'annee' AND strftime('%m', NEW."date") <> '12')
      OR (NEW."precision" = 'trimestre' AND strftime('%m', NEW."date") NOT IN ('03', '06', '09', '12'));
END
-- next

CREATE TRIGGER guard_milestone_move BEFORE UPDATE ON programmes_milestone
  WHEN NEW."date" IS NOT OLD."date" OR NEW."precision" IS NOT OLD."precision" OR NEW.cancelled IS NOT OLD.cancelled
    OR (OLD.kept_date IS NOT NULL
        AND (NEW.kept_date IS NOT OLD.kept_date OR NEW.kept_precision IS NOT OLD.kept_precision))
BEGIN
  SELECT RAISE(ABORT, 'promise: it changes only with a public reason of its own (reason_fr)')
    WHERE trim(coalesce(NEW.reason_fr, '')) = '' OR NEW.reason_fr IS OLD.reason_fr
      OR EXISTS (SELECT 1 FROM programmes_milestonechange
                 WHERE milestone_id = OLD.id AND reason_fr = NEW.reason_fr);
  SELECT RAISE(ABORT, 'promise: a new reason is not translated by the old one (reason_en, reason_facile)')
    WHERE (coalesce(NEW.reason_en, '') <> '' AND NEW.reason_en IS OLD.reason_en)
      OR (coalesce(NEW.reason_facile, '') <> '' AND NEW.reason_facile IS OLD.reason_facile);
END
-- next

CREATE TRIGGER guard_milestone_reason BEFORE UPDATE ON programmes_milestone
  WHEN NEW.reason_fr IS NOT OLD.reason_fr
    AND NEW."date" IS OLD."date" AND NEW."precision" IS OLD."precision" AND NEW.cancelled IS OLD.cancelled
    AND (OLD.kept_date IS NULL
         OR (NEW.kept_date IS OLD.kept_date AND NEW.kept_precision IS OLD.kept_precision))
BEGIN
  SELECT RAISE(ABORT, 'promise: a public reason is not rewritten')
    WHERE coalesce(NEW.reason_fr, '') <> coalesce(OLD.reason_fr, '');
END
-- next

CREATE TRIGGER log_milestone AFTER UPDATE ON programmes_milestone
BEGIN
  INSERT INTO programmes_milestonechange (milestone_id, what, from_date, from_precision, to_date, to_precision,
                                          reason, reason_fr, reason_en, reason_facile, moved_at, author)
  SELECT NEW.id, change.what, change.from_date, change.from_precision, change.to_date, change.to_precision,
         NEW.reason_fr, NEW.reason_fr, NEW.reason_en, NEW.reason_facile, strftime('%Y-%m-%d %H:%M:%f', 'now'),
         CASE WHEN NEW.saved_at IS NOT OLD.saved_at THEN NEW.saved_by ELSE '' END
  FROM (
    SELECT 'date' AS what, OLD."date" AS from_date, OLD."precision" AS from_precision,
           NEW."date" AS to_date, NEW."precision" AS to_precision
      WHERE NEW."date" IS NOT OLD."date" OR NEW."precision" IS NOT OLD."precision"
    UNION ALL
    SELECT 'annulation', CASE WHEN OLD.cancelled THEN NULL ELSE OLD."date" END,
           CASE WHEN OLD.cancelled THEN '' ELSE OLD."precision" END,
           CASE WHEN NEW.cancelled THEN NULL ELSE NEW."date" END,
           CASE WHEN NEW.cancelled THEN '' ELSE NEW."precision" END
      WHERE NEW.cancelled IS NOT OLD.cancelled
    UNION ALL
    SELECT 'date-reelle', OLD.kept_date, OLD.kept_precision, NEW.kept_date,
           CASE WHEN NEW.kept_date IS NULL THEN '' ELSE NEW.kept_precision END
      WHERE OLD.kept_date IS NOT NULL
        AND (NEW.kept_date IS NOT OLD.kept_date OR NEW.kept_precision IS NOT OLD.kept_precision)
  ) AS change;
END
-- next

CREATE TRIGGER guard_milestone_delete BEFORE DELETE ON programmes_milestone
BEGIN
  SELECT RAISE(ABORT, 'promise: a public milestone is cancelled with a reason, never deleted')
    WHERE OLD.announced_at IS NOT NULL
      OR EXISTS (SELECT 1 FROM programmes_project WHERE id = OLD.project_id
                 AND publish_at <= strftime('%Y-%m-%d %H:%M:%f', 'now'))
      OR EXISTS (SELECT 1 FROM programmes_call WHERE id = OLD.call_id
                 AND publish_at <= strftime('%Y-%m-%d %H:%M:%f', 'now'));
END
-- next

CREATE TRIGGER guard_change_insert BEFORE INSERT ON programmes_milestonechange
BEGIN
  SELECT RAISE(ABORT, 'promise: the log is written by a change of its milestone, and once')
    WHERE NOT EXISTS (SELECT 1 FROM programmes_milestone
                      WHERE id = NEW.milestone_id AND reason_fr IS NEW.reason_fr AND trim(reason_fr) <> '')
      OR EXISTS (SELECT 1 FROM programmes_milestonechange WHERE id = NEW.id
                 OR (milestone_id = NEW.milestone_id AND what = NEW.what AND reason_fr = NEW.reason_fr));
END
-- next

CREATE TRIGGER guard_change_update BEFORE UPDATE ON programmes_milestonechange
BEGIN
  SELECT RAISE(ABORT, 'promise: the log is never rewritten, but for the translations of its reason')
    WHERE NEW.id IS NOT OLD.id OR NEW.milestone_id IS NOT OLD.milestone_id OR NEW.what IS NOT OLD.what
      OR NEW.from_date IS NOT OLD.from_date OR NEW.from_precision IS NOT OLD.from_precision
      OR NEW.to_date IS NOT OLD.to_date OR NEW.to_precision IS NOT OLD.to_precision
      OR NEW.reason_fr IS NOT OLD.reason_fr OR NEW.reason IS NOT OLD.reason
      OR NEW.moved_at IS NOT OLD.moved_at OR NEW.author IS NOT OLD.author;
END
-- next

CREATE TRIGGER guard_change_delete BEFORE DELETE ON programmes_milestonechange
BEGIN
  SELECT RAISE(ABORT, 'promise: what the log of a public milestone says stays')
    WHERE EXISTS (SELECT 1 FROM programmes_milestone AS m
                  LEFT JOIN programmes_project AS p ON p.id = m.project_id
                  LEFT JOIN programmes_call AS c ON c.id = m.call_id
                  WHERE m.id = OLD.milestone_id
                    AND (m.announced_at IS NOT NULL OR p.publish_at <= strftime('%Y-%m-%d %H:%M:%f', 'now')
                         OR c.publish_at <= strftime('%Y-%m-%d %H:%M:%f', 'now')));
END
-- next

CREATE TRIGGER guard_project_withdrawal AFTER UPDATE ON programmes_project
  WHEN OLD.publish_at <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND NEW.publish_at IS NOT OLD.publish_at
BEGIN
  UPDATE programmes_milestone SET announced_at = OLD.publish_at
    WHERE project_id = OLD.id AND announced_at IS NULL;
END
-- next

CREATE TRIGGER guard_call_withdrawal AFTER UPDATE ON programmes_call
  WHEN OLD.publish_at <= strftime('%Y-%m-%d %H:%M:%f', 'now') AND NEW.publish_at IS NOT OLD.publish_at
BEGIN
  UPDATE programmes_milestone SET announced_at = OLD.publish_at
    WHERE call_id = OLD.id AND announced_at IS NULL;
END
-- next
