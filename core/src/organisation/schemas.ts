import { Type, type Static } from '@fudao/plugin-sdk';

export const closed = { additionalProperties: false } as const;

/** Ids come from the city's own registers. */
export const Id = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' });
export const Ids = Type.Array(Id, { maxItems: 1_000 });
export const Name = Type.String({ minLength: 1, maxLength: 64 });
/** `YYYY-MM-DD`, a day as people live it. */
export const DateText = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const DistrictSchema = Type.Object({ id: Id, name: Name }, closed);
export const SchoolSchema = Type.Object({ id: Id, districtId: Id, name: Name }, closed);
export const ClassGroupSchema = Type.Object(
  { id: Id, schoolId: Id, grade: Type.Integer({ minimum: 7, maximum: 9 }), name: Name },
  closed,
);

export const RosterSchema = Type.Object(
  {
    districts: Type.Array(DistrictSchema, { maxItems: 1_000, default: [] }),
    schools: Type.Array(SchoolSchema, { maxItems: 10_000, default: [] }),
    classGroups: Type.Array(ClassGroupSchema, { maxItems: 100_000, default: [] }),
  },
  closed,
);

export const TermSchema = Type.Object(
  { id: Id, schoolYear: Type.String({ maxLength: 20 }), name: Name, startsOn: DateText, endsOn: DateText },
  closed,
);

export const MarkedDaySchema = Type.Object(
  {
    date: DateText,
    kind: Type.Union([Type.Literal('holiday'), Type.Literal('make-up')]),
    name: Name,
    isProvisional: Type.Boolean({ default: false }),
  },
  closed,
);

export const DistrictDaySchema = Type.Object({ districtId: Id, date: DateText, name: Name }, closed);

const cityDayKinds = ['school-day', 'make-up', 'weekend', 'holiday', 'vacation'] as const;
const TextOrNull = Type.Union([Type.String(), Type.Null()]);

export const CalendarDaySchema = Type.Object({
  date: DateText,
  kind: Type.Union([...cityDayKinds, 'district-free' as const].map((kind) => Type.Literal(kind))),
  isSchoolDay: Type.Boolean(),
  termId: Type.Union([Id, Type.Null()]),
  name: TextOrNull,
  isProvisional: Type.Boolean(),
  cityKind: Type.Union(cityDayKinds.map((kind) => Type.Literal(kind))),
  mark: Type.Union([Type.Literal('holiday'), Type.Literal('make-up'), Type.Null()]),
  exception: TextOrNull,
});

const SavedSchema = Type.Object({ created: Type.Integer(), changed: Type.Integer(), unchanged: Type.Integer() });
export const RosterSummarySchema = Type.Object({
  districts: SavedSchema,
  schools: SavedSchema,
  classGroups: SavedSchema,
});

export type District = Static<typeof DistrictSchema>;
export type School = Static<typeof SchoolSchema>;
export type ClassGroup = Static<typeof ClassGroupSchema>;
export type Roster = Static<typeof RosterSchema>;
export type RosterSummary = Static<typeof RosterSummarySchema>;
