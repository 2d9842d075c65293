import { action, Type, type ActionContext } from '@fudao/plugin-sdk';
import type { Platform } from '../../runtime/platform.ts';
import { errors } from '../errors.ts';
import { editCalendar, editDistrictCalendar } from '../permissions.ts';
import { closed, Id } from '../schemas.ts';
import { existingScope } from './calendar-scope.ts';
import { changeCalendar, previewChange } from './change-calendar.ts';
import { viewChange } from './change-view.ts';
import {
  EditSchema,
  HistoryItemSchema,
  markDaysFields,
  PreviewSchema,
  SavedSchema,
  saveTermFields,
  takeOverFields,
  takePublishedFields,
  type AskedEdit,
  type Edit,
} from './edit-schemas.ts';
import { listChanges, type KeptChange } from './history.repository.ts';
import { readArrangement } from './published/arrangement.ts';

const both = [editCalendar, editDistrictCalendar];

const ofDistrict = { districtId: Type.Optional(Id) };
const saving = { expectedRevision: Type.Integer({ minimum: 0 }), confirm: Type.Boolean({ default: false }) };

interface SavingParams {
  expectedRevision: number;
  confirm: boolean;
}

function viewKept({ change, changedAt, ...kept }: KeptChange) {
  return { ...kept, change: viewChange(change), changedAt: new Date(changedAt).toISOString() };
}

/** @throws ORGANISATION_HOLIDAYS_UNKNOWN */
async function withArrangement(folder: string, edit: AskedEdit): Promise<Edit> {
  if (edit.kind !== 'take-published') return edit;
  const arrangement = await readArrangement(folder, edit.year);
  if (!arrangement) throw errors.HOLIDAYS_UNKNOWN({ year: edit.year });
  return { kind: 'take-published', arrangement, overwrite: edit.overwrite };
}

/**
 * What administrators do with the calendar: the city with terms and days, a district with its days off.
 * @param publishedFolder of the published arrangements, one file a year
 */
export function calendarChangeActions({ config }: Platform, publishedFolder: string) {
  const save = async (context: ActionContext<SavingParams>, districtId: string | undefined, edit: Edit) => {
    const { expectedRevision, confirm } = context.params;
    const scope = await existingScope(context, districtId);
    return changeCalendar(context, config.timeZone, { scope, edit, expectedRevision, confirm });
  };

  const markDays = action({
    rest: 'PUT /marked-days',
    summary: "Makes days of a range holidays, make-up days, a district's days off, or what their weekday says.",
    allow: both,
    idempotent: true,
    timeoutMs: 30_000,
    params: Type.Object({ ...ofDistrict, ...markDaysFields, ...saving }, closed),
    returns: SavedSchema,
    handler: (context) => {
      const { from, to, mark, name, isProvisional, districtId } = context.params;
      return save(context, districtId, { kind: 'mark-days', from, to, mark, name, isProvisional });
    },
  });

  const saveTerm = action({
    rest: 'POST /terms',
    summary: 'Adds a term, or changes the one that is named.',
    allow: [editCalendar],
    idempotent: true,
    timeoutMs: 30_000,
    params: Type.Object({ ...saveTermFields, ...saving }, closed),
    returns: SavedSchema,
    handler: (context) => {
      const { id, name, startsOn, endsOn } = context.params;
      return save(context, undefined, { kind: 'save-term', id, name, startsOn, endsOn });
    },
  });

  const removeTerm = action({
    rest: 'POST /terms/:id/removal',
    summary: 'Takes a term out of the calendar: its days are vacation then.',
    allow: [editCalendar],
    idempotent: true,
    timeoutMs: 30_000,
    params: Type.Object({ id: Id, ...saving }, closed),
    returns: SavedSchema,
    handler: (context) => save(context, undefined, { kind: 'remove-term', id: context.params.id }),
  });

  const putBackChange = action({
    rest: 'POST /calendar-changes/:revision/put-back',
    summary: 'Takes one change back, unless somebody changed the same since.',
    allow: both,
    idempotent: true,
    timeoutMs: 30_000,
    params: Type.Object({ revision: Type.Integer({ minimum: 1 }), ...ofDistrict, ...saving }, closed),
    returns: SavedSchema,
    handler: (context) => {
      const { revision, districtId } = context.params;
      return save(context, districtId, { kind: 'put-back', revision });
    },
  });

  const takeOverEntries = action({
    rest: 'POST /calendar-imports',
    summary: "Takes over what a calendar's file said, all of it or nothing.",
    allow: both,
    idempotent: true,
    timeoutMs: 30_000,
    params: Type.Object({ ...ofDistrict, ...takeOverFields, ...saving }, closed),
    returns: SavedSchema,
    handler: (context) => {
      const { entries, replace, districtId } = context.params;
      return save(context, districtId, { kind: 'take-over', entries, replace });
    },
  });

  const takePublished = action({
    rest: 'POST /published-holidays/:year/take-over',
    summary: "Takes over the published arrangement of a year's holidays as the city's own, with its source noted.",
    allow: [editCalendar],
    idempotent: true,
    timeoutMs: 30_000,
    params: Type.Object({ ...takePublishedFields, ...saving }, closed),
    returns: SavedSchema,
    handler: async (context) => {
      const { year, overwrite } = context.params;
      const edit = await withArrangement(publishedFolder, { kind: 'take-published', year, overwrite });
      return save(context, undefined, edit);
    },
  });

  const calendarChangePreview = action({
    rest: 'POST /calendar-previews',
    summary: 'What a change would do, and what is planned on the days that it takes away; nothing is saved.',
    allow: both,
    status: 200,
    timeoutMs: 30_000,
    params: Type.Object({ ...ofDistrict, edit: EditSchema }, closed),
    returns: PreviewSchema,
    handler: async (context) => {
      const { edit, districtId } = context.params;
      const scope = await existingScope(context, districtId);
      return previewChange(context, config.timeZone, scope, await withArrangement(publishedFolder, edit));
    },
  });

  const calendarChanges = action({
    rest: 'GET /calendar-changes',
    summary: "Who changed what of the city's calendar, or of a district's, the latest first.",
    allow: both,
    params: Type.Object(
      {
        ...ofDistrict,
        before: Type.Optional(Type.Integer({ minimum: 1, description: 'Revision below which the page begins.' })),
        limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }),
      },
      closed,
    ),
    returns: Type.Object({
      items: Type.Array(HistoryItemSchema),
      nextBefore: Type.Union([Type.Integer(), Type.Null()]),
    }),
    handler: async (context) => {
      const { before = Number.MAX_SAFE_INTEGER, limit, districtId } = context.params;
      const scope = await existingScope(context, districtId);
      const found = await listChanges(context.db, scope, before, limit + 1);
      const items = found.slice(0, limit).map(viewKept);
      return { items, nextBefore: found.length > limit ? items.at(-1)!.revision : null };
    },
  });

  const saved = { markDays, saveTerm, removeTerm, putBackChange, takeOverEntries, takePublished };
  return { ...saved, calendarChangePreview, calendarChanges };
}
