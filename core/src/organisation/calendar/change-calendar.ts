import type { ActionContext, Role, Work } from '@fudao/plugin-sdk';
import { UniqueViolation } from '../../database/index.ts';
import { errors } from '../errors.ts';
import { isEmptyChange, spanOfChange } from './calendar-change.ts';
import type { Scope } from './calendar-edit.ts';
import { saveChange } from './calendar.repository.ts';
import { viewChange, viewMarks } from './change-view.ts';
import type { Edit, HistoryItem, Preview, Saved } from './edit-schemas.ts';
import { appendChange, lockState, readState } from './history.repository.ts';
import { plannedOn, plannedWords } from './planned.ts';
import { prepareChange, type PreparedChange } from './prepare-change.ts';
import { enteredOtherwise } from './published/take-published.ts';
import { outsideTerms } from './school-calendar.ts';
import { schoolDayChange } from './taken-days.ts';

type Context = Pick<ActionContext<unknown>, 'caller' | 'db' | 'call' | 'now' | 'newId' | 'transaction'>;

export interface Wanted {
  scope: Scope;
  edit: Edit;
  /** Revision of the calendar that the administrator saw. */
  expectedRevision: number;
  /** Whether it is to be although something is planned for days that are taken away. */
  confirm: boolean;
}

const staff: readonly Role[] = ['teacher', 'school-administrator', 'district-administrator', 'city-administrator'];

function push(work: Work, scope: Scope, revision: number): void {
  const payload = { districtId: scope, revision };
  const place = scope === null ? {} : { districts: [scope] };
  for (const role of staff) {
    const audience = role === 'city-administrator' ? { role } : { ...place, role };
    work.push(audience, 'organisation.calendar-changed', payload);
  }
}

/** Short enough for a number behind it. */
const newTermId = ({ newId }: Pick<Context, 'newId'>) => newId().replaceAll('-', '');

export interface Writing {
  id: string;
  scope: Scope;
  kind: HistoryItem['kind'];
  putBack: number | null;
  /** The notice from which it was taken over. */
  source: string | null;
  revision: number;
}

/** Saves a change with its history, its record and its news; in the transaction that holds the calendar's state. */
export async function writeChange(
  { caller, now }: Pick<Context, 'caller' | 'now'>,
  work: Work,
  writing: Writing,
  prepared: PreparedChange,
): Promise<void> {
  const { scope, kind, revision, putBack, source } = writing;
  const { before, after, change } = prepared;
  const at = now().getTime();
  const by = { id: caller.id, name: caller.kind === 'system' ? '' : caller.name };
  await appendChange(work.db, { ...writing, change, by, at });
  await saveChange(work.db, scope, change);
  const { taken, given } = schoolDayChange(before, after);
  const news = { districtId: scope, revision, ...spanOfChange(change)!, taken, given, at };
  work.emit('organisation.calendar-changed.v1', news);
  const payload = { kind, putBack, revision, ...(source ? { source } : {}), ...viewChange(change) };
  work.record({ kind: 'organisation.calendar-changed', subjectId: scope ?? 'city', payload });
  push(work, scope, revision);
}

async function demandConfirmation(
  context: Context,
  timeZone: string,
  { scope, confirm }: Wanted,
  prepared: PreparedChange,
): Promise<void> {
  if (confirm) return;
  const { taken } = schoolDayChange(prepared.before, prepared.after);
  const planned = await plannedOn({ call: context.call, now: context.now, timeZone }, scope, prepared.before, taken);
  if (planned.length > 0)
    throw errors.CALENDAR_PLANNED({ days: taken.length, planned: plannedWords(planned), items: planned });
}

/**
 * Changes the calendar. Of two administrators at once one is refused, and nothing of it is saved.
 * @throws ORGANISATION_CALENDAR_CHANGED_MEANWHILE, ORGANISATION_CALENDAR_PLANNED, and what speaks against the edit
 */
export async function changeCalendar(context: Context, timeZone: string, wanted: Wanted): Promise<Saved> {
  const { scope, edit, expectedRevision } = wanted;
  if ((await readState(context.db, scope)).revision !== expectedRevision) throw errors.CALENDAR_CHANGED_MEANWHILE();
  const freshId = newTermId(context);
  await demandConfirmation(context, timeZone, wanted, await prepareChange(context.db, scope, edit, freshId));
  const writing = {
    id: context.newId(),
    scope,
    kind: edit.kind,
    putBack: edit.kind === 'put-back' ? edit.revision : null,
    source: edit.kind === 'take-published' ? edit.arrangement.title : null,
  };
  const saving = context.transaction(async (work) => {
    const { revision } = await lockState(work.db, scope);
    if (revision !== expectedRevision) throw errors.CALENDAR_CHANGED_MEANWHILE();
    const prepared = await prepareChange(work.db, scope, edit, freshId);
    const { taken, given } = schoolDayChange(prepared.before, prepared.after);
    const hasChanged = !isEmptyChange(prepared.change);
    if (hasChanged) await writeChange(context, work, { ...writing, revision: revision + 1 }, prepared);
    return { revision: hasChanged ? revision + 1 : revision, hasChanged, taken: taken.length, given: given.length };
  });
  return saving.catch((error: unknown) => {
    throw error instanceof UniqueViolation ? errors.CALENDAR_CHANGED_MEANWHILE() : error;
  });
}

/** What an edit would change, and what is planned on days that it takes away. Nothing is saved. */
export async function previewChange(context: Context, timeZone: string, scope: Scope, edit: Edit): Promise<Preview> {
  const { revision } = await readState(context.db, scope);
  const { before, after, change } = await prepareChange(context.db, scope, edit, newTermId(context));
  const { taken, given } = schoolDayChange(before, after);
  const planned = await plannedOn({ call: context.call, now: context.now, timeZone }, scope, before, taken);
  const kept = edit.kind === 'take-published' && !edit.overwrite ? enteredOtherwise(before, edit) : [];
  const fresh = change.days.flatMap((step) => step.after ?? []);
  return {
    ...{ revision, change: viewChange(change), taken, given, planned },
    kept: viewMarks(kept),
    outsideTerms: outsideTerms(after.terms, fresh),
  };
}
