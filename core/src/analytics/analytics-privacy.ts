import type { PluginContext } from '@fudao/plugin-sdk';
import { erased, none, pseudonym, type RoomPrivacy } from '../runtime/room-privacy.ts';

const becauseReports = 'Reports are fixed: what a teacher did stays, under an id that stands for nobody.';

async function exportPerson({ db }: PluginContext<never>, personId: string): Promise<Record<string, unknown>> {
  const of = (statement: string) => db.select(statement, { personId });
  const activity = 'mode, started_at AS startedAt, seconds, subject, grade, adopted_at AS adoptedAt';
  return {
    tutored: await of(`SELECT ${activity} FROM analytics_activities WHERE student_id = :personId ORDER BY started_at, id`),
    rated: await of('SELECT mode, score, scale, at FROM analytics_ratings WHERE student_id = :personId ORDER BY at, id'),
    // Of ratings only what reports say: whose the single ones are, a teacher does not learn in this way either.
    tutoring: await of(`SELECT ${activity} FROM analytics_activities WHERE teacher_id = :personId ORDER BY started_at, id`),
    points: await of('SELECT at, gross, amount FROM analytics_entries WHERE teacher_id = :personId ORDER BY at, id'),
    reports: await of(
      `SELECT period, sessions, session_seconds AS sessionSeconds, classes, class_seconds AS classSeconds, answers, adopted,
         seats, seats_taken AS seatsTaken, attended, points_earned AS pointsEarned, points_cut AS pointsCut FROM analytics_sums WHERE teacher_id = :personId ORDER BY period`,
    ),
  };
}

export const analyticsPrivacy: RoomPrivacy = {
  tables: {
    analytics_teachers: pseudonym('Ids of teachers with figures, for locks.'),
    analytics_activities: pseudonym(`When which teacher tutored, and who was tutored; a student's id is taken out. ${becauseReports}`),
    analytics_ratings: pseudonym(`What teachers were given, for sums; a student's id is taken out. ${becauseReports}`),
    analytics_flags: erased("That a teacher's ratings were unusual."),
    analytics_entries: pseudonym(`What the ledger entered for teachers, by moment and amount. ${becauseReports}`),
    analytics_seats: none('That seats in classes were used, without whose they were.'),
    analytics_questions: none('When questions came before teachers.'),
    analytics_asked: none('What was asked about at which school, without who asked.'),
    analytics_sums: pseudonym(becauseReports),
    analytics_fixed: none('Which reports were fixed, and by which rules.'),
    analytics_fixed_sums: pseudonym(becauseReports),
  },
  exportPerson,
  async erasePerson({ transaction }, personId) {
    await transaction(async ({ db }) => {
      const gone = { student_id: null };
      await db.update('analytics_activities', gone, { student_id: personId });
      await db.update('analytics_ratings', gone, { student_id: personId });
      await db.delete('analytics_flags', { teacher_id: personId });
    });
  },
};
