import { Type, type Static, type TSchema } from '@fudao/plugin-sdk';
import { closed, DateText, Id, Name } from '../schemas.ts';
import type { TakePublished } from './published/take-published.ts';

export const longestRangeDays = 400;
export const mostEntries = 1_000;

const literals = <const T extends string>(...values: readonly T[]) =>
  Type.Union(values.map((value) => Type.Literal(value)));
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const Mark = Type.Union([Type.Literal('holiday'), Type.Literal('make-up'), Type.Literal('free'), Type.Null()]);
export type DayMark = Static<typeof Mark>;

export const markDaysFields = {
  from: DateText,
  to: DateText,
  mark: Mark,
  name: Type.Optional(Type.String({ maxLength: 64 })),
  isProvisional: Type.Optional(Type.Boolean()),
};
export const MarkDaysSchema = Type.Object(markDaysFields, closed);
export type MarkDays = Static<typeof MarkDaysSchema>;

export const saveTermFields = {
  id: Type.Optional(Id),
  name: Type.String({ maxLength: 64 }),
  startsOn: DateText,
  endsOn: DateText,
};
export const SaveTermSchema = Type.Object(saveTermFields, closed);
export type SaveTerm = Static<typeof SaveTermSchema>;

/** One event of a calendar's file as the platform understands it. */
export const EntrySchema = Type.Object(
  {
    kind: Type.Union([Type.Literal('term'), Type.Literal('holiday'), Type.Literal('make-up'), Type.Literal('free')]),
    from: DateText,
    to: DateText,
    name: Name,
    isProvisional: Type.Boolean(),
    /** Of a term that the file knows by the platform's own id. */
    id: Type.Optional(Id),
  },
  closed,
);
export type CalendarEntry = Static<typeof EntrySchema>;

export const takeOverFields = {
  entries: Type.Array(EntrySchema, { minItems: 1, maxItems: mostEntries }),
  /** Whether what is entered between the first and the last day of the file, and not in it, goes. */
  replace: Type.Boolean({ default: false }),
};
export const TakeOverSchema = Type.Object(takeOverFields, closed);
export type TakeOver = Static<typeof TakeOverSchema>;

export const takePublishedFields = {
  year: Type.Integer({ minimum: 2000, maximum: 2099 }),
  /** Whether what the city itself entered otherwise is replaced as well. */
  overwrite: Type.Boolean({ default: false }),
};

/** Any change of the calendar, for its preview. */
export const EditSchema = Type.Union([
  Type.Object({ kind: Type.Literal('mark-days'), ...markDaysFields }, closed),
  Type.Object({ kind: Type.Literal('save-term'), ...saveTermFields }, closed),
  Type.Object({ kind: Type.Literal('remove-term'), id: Id }, closed),
  Type.Object({ kind: Type.Literal('put-back'), revision: Type.Integer({ minimum: 1 }) }, closed),
  Type.Object({ kind: Type.Literal('take-over'), ...takeOverFields }, closed),
  Type.Object({ kind: Type.Literal('take-published'), ...takePublishedFields }, closed),
]);
export type AskedEdit = Static<typeof EditSchema>;

/** What is asked, with the arrangement of the year that was named. */
export type Edit = Exclude<AskedEdit, { kind: 'take-published' }> | TakePublished;

const step = <T extends TSchema>(schema: T) => ({ before: nullable(schema), after: nullable(schema) });
const Entered = Type.Object(
  { kind: literals('holiday', 'make-up', 'free'), name: Type.String(), isProvisional: Type.Boolean() },
  closed,
);
const TermText = Type.Object({ name: Type.String(), startsOn: Type.String(), endsOn: Type.String() }, closed);

const DayStep = Type.Object({ from: DateText, to: DateText, ...step(Entered) }, closed);

/** A change in a form that people can read: days one after the other that changed alike are one range. */
export const ChangeViewSchema = Type.Object(
  {
    terms: Type.Array(Type.Object(step(TermText), closed)),
    days: Type.Array(DayStep),
  },
  closed,
);
export type ChangeView = Static<typeof ChangeViewSchema>;

export const PlannedSchema = Type.Object({ activity: Type.String(), count: Type.Integer() });
export type Planned = Static<typeof PlannedSchema>;

export const PreviewSchema = Type.Object(
  {
    revision: Type.Integer(),
    change: ChangeViewSchema,
    taken: Type.Array(DateText),
    given: Type.Array(DateText),
    /** What falls on the days that are no school days any more. */
    planned: Type.Array(PlannedSchema),
    /** Days that stay as the city entered them although they were published otherwise: what is, and what was published. */
    kept: Type.Array(DayStep),
    /** Make-up days of the change that lie in no term, so that there is no school on them. */
    outsideTerms: Type.Array(DateText),
  },
  closed,
);
export type Preview = Static<typeof PreviewSchema>;

export const SavedSchema = Type.Object(
  { revision: Type.Integer(), hasChanged: Type.Boolean(), taken: Type.Integer(), given: Type.Integer() },
  closed,
);
export type Saved = Static<typeof SavedSchema>;

export const HistoryItemSchema = Type.Object(
  {
    revision: Type.Integer(),
    kind: literals('mark-days', 'save-term', 'remove-term', 'put-back', 'take-over', 'take-published', 'import'),
    /** Of the change that was taken back. */
    putBack: nullable(Type.Integer()),
    /** The notice from which it was taken over. */
    source: nullable(Type.String()),
    change: ChangeViewSchema,
    changedByName: Type.String(),
    changedAt: Type.String({ format: 'date-time' }),
  },
  closed,
);
export type HistoryItem = Static<typeof HistoryItemSchema>;
