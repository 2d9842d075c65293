import { none, pseudonym, type RoomPrivacy } from '../runtime/room-privacy.ts';

/** Stands in the place of a name. */
const instead = '已注销用户';
const becausePay = 'The ledger is payroll: what was paid for stays, under an id that stands for nobody.';

export const pointsPrivacy: RoomPrivacy = {
  tables: {
    points_entries: pseudonym(becausePay),
    points_sums: pseudonym(becausePay),
    points_teachers: pseudonym('Ids of teachers with points, for locks.'),
    points_held: pseudonym('Service that came after its term was closed, by the id of who gave it.'),
    points_corrections: pseudonym('Who proposed and decided what about whom; the reasons of an erased teacher are struck out.'),
    points_closings: pseudonym('Who signed off, closed and asked for a reopening, and why; a name in the reason is struck out.'),
    points_weeks: none('The rules that a week is reckoned by.'),
    points_terms: none('The rules that a term is reckoned by.'),
  },
  async exportPerson({ db }, personId) {
    const of = (statement: string) => db.select(statement, { personId });
    return {
      entries: await of('SELECT * FROM points_entries WHERE teacher_id = :personId ORDER BY id'),
      sums: await of('SELECT * FROM points_sums WHERE teacher_id = :personId ORDER BY term_id'),
      held: await of('SELECT * FROM points_held WHERE teacher_id = :personId ORDER BY id'),
      corrections: await of(
        'SELECT * FROM points_corrections WHERE teacher_id = :personId OR proposed_by = :personId OR decided_by = :personId ORDER BY id',
      ),
      closings: await of('SELECT * FROM points_closings WHERE signed_by = :personId OR closed_by = :personId OR reopening_by = :personId'),
    };
  },
  async eraseName({ db }, name) {
    const texts = { points_corrections: ['reason', 'decision_reason'], points_closings: ['reopening_reason'] } as const;
    for (const [table, columns] of Object.entries(texts)) {
      for (const column of columns) {
        const statement = `UPDATE ${table} SET ${column} = REPLACE(${column}, :name, :instead) WHERE INSTR(${column}, :name) > 0`;
        await db.run(statement, { name, instead });
      }
    }
  },
  async erasePerson({ db }, personId) {
    await db.update('points_corrections', { reason: '', decision_reason: null }, { teacher_id: personId });
  },
};
