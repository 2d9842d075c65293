import type { PluginContext } from '@fudao/plugin-sdk';
import { erased, none, type RoomPrivacy } from '../runtime/room-privacy.ts';
import type { Sealer } from './sealed-text.ts';

/** What stands where a person did. */
const nobody = 'erased';

interface SealedRow {
  id: string;
  text: string | null;
}

export function safetyPrivacy(seal: Sealer): RoomPrivacy {
  const opened = (rows: readonly SealedRow[]) => rows.map(({ text, ...rest }) => ({ ...rest, text: text === null ? null : seal.open(text, rest.id) }));

  /** What others reported about the person is given out, and who they are is not. */
  async function exportPerson({ db }: PluginContext<never>, personId: string): Promise<Record<string, unknown>> {
    const of = <T>(statement: string) => db.select<T>(statement, { personId });
    return {
      reports: opened(await of('SELECT id, reason, at, words AS text FROM safety_reports WHERE reporter_id = :personId ORDER BY id')),
      about: opened(await of('SELECT id, target_kind, reasons, first_at, outcome, measures, decided_at, snapshot AS text FROM safety_cases WHERE about_id = :personId ORDER BY id')),
      appeals: opened(await of("SELECT id, at, note AS text FROM safety_case_steps WHERE by_id = :personId AND kind = 'appealed' ORDER BY id")),
      suspensions: await of('SELECT id, plugin_id, reason_code, starts_at, until_at, lifted_at FROM safety_suspensions WHERE person_id = :personId ORDER BY id'),
      decisions: await of("SELECT id, kind, at FROM safety_case_steps WHERE by_id = :personId AND kind <> 'appealed' ORDER BY id"),
      decided: await of('SELECT id, outcome, decided_at FROM safety_cases WHERE decided_by = :personId ORDER BY id'),
      imposed: await of('SELECT id, starts_at FROM safety_suspensions WHERE by_id = :personId ORDER BY id'),
      lists: await of('SELECT id, note, at FROM safety_list_versions WHERE by_id = :personId ORDER BY id'),
    };
  }

  /** Cases about the person go whole; reports by the person stay as reports by nobody, each by one of its own. */
  async function erasePerson(context: PluginContext<never>, personId: string): Promise<void> {
    await context.transaction(async ({ db }) => {
      for (const table of ['safety_reports', 'safety_case_steps']) {
        await db.run(`DELETE FROM ${table} WHERE case_id IN (SELECT id FROM safety_cases WHERE about_id = :personId)`, { personId });
      }
      await db.delete('safety_cases', { about_id: personId });
      await db.delete('safety_suspensions', { person_id: personId });
      await db.delete('safety_reporters', { id: personId });
      const reports = await db.select<{ id: string }>('SELECT id FROM safety_reports WHERE reporter_id = :personId', { personId });
      for (const { id } of reports) await db.update('safety_reports', { reporter_id: `${nobody}-${id}`, words: null }, { id });
      // A report about the person as such names the person.
      await db.update('safety_cases', { claimed_by: null, claimed_until: null }, { claimed_by: personId });
      await db.update('safety_cases', { decided_by: nobody }, { decided_by: personId });
      await db.update('safety_case_steps', { by_id: nobody }, { by_id: personId });
      await db.update('safety_suspensions', { by_id: nobody }, { by_id: personId });
      await db.update('safety_suspensions', { lifted_by: nobody }, { lifted_by: personId });
      await db.update('safety_list_versions', { by_id: nobody }, { by_id: personId });
    });
  }

  return {
    tables: {
      safety_list_versions: erased('Who changed the list that texts are screened by.'),
      safety_suspensions: erased('Who is or was suspended, why, and by whom.'),
      safety_revisions: none('Counts changes.'),
      safety_cases: erased('What was reported about whom, as it stood then (sealed), and who decided.'),
      safety_reports: erased('Who reported, why, and what was written (sealed).'),
      safety_case_steps: erased('Who did what about a report, with notes and appeals (sealed).'),
      safety_reporters: erased('Who has ever reported something.'),
    },
    exportPerson,
    erasePerson,
  };
}
