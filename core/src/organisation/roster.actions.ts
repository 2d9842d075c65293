import { action, commonErrors, Type } from '@fudao/plugin-sdk';
import { maySeeClassGroups } from './class-group-scope.ts';
import { errors } from './errors.ts';
import { problemOfRoster } from './roster-check.ts';
import {
  findClassGroups,
  findDistricts,
  findSchools,
  listClassGroups,
  listDistricts,
  listSchools,
  saveRoster,
} from './roster.repository.ts';
import {
  ClassGroupSchema,
  closed,
  DistrictSchema,
  Id,
  Ids,
  RosterSchema,
  RosterSummarySchema,
  SchoolSchema,
} from './schemas.ts';

const nextCursor = Type.Union([Id, Type.Null()]);
const readCapability = 'organisation.read';

export const districts = action({
  rest: 'GET /districts',
  summary: 'The districts of the city.',
  allow: 'signed-in',
  capability: readCapability,
  params: Type.Object({}, closed),
  returns: Type.Object({ items: Type.Array(DistrictSchema), nextCursor }),
  handler: async ({ db }) => ({ items: await listDistricts(db), nextCursor: null }),
});

export const schools = action({
  rest: 'GET /schools',
  summary: 'The schools of the city or of one district.',
  allow: 'signed-in',
  capability: readCapability,
  params: Type.Object(
    {
      districtId: Type.Optional(Id),
      limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 1_000 }),
      cursor: Type.Optional(Id),
    },
    closed,
  ),
  returns: Type.Object({ items: Type.Array(SchoolSchema), nextCursor }),
  handler: async ({ db, params }) => {
    const { districtId, limit, cursor } = params;
    const found = await listSchools(db, { districtId, after: cursor ?? '', limit: limit + 1 });
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? items.at(-1)!.id : null };
  },
});

export const classGroups = action({
  rest: 'GET /class-groups',
  summary: 'The class groups of the own school, or of one that the caller administers.',
  allow: 'signed-in',
  params: Type.Object({ schoolId: Id }, closed),
  returns: Type.Object({ items: Type.Array(ClassGroupSchema), nextCursor }),
  handler: async ({ db, params, caller }) => {
    const [school] = await findSchools(db, [params.schoolId]);
    if (!school) throw errors.SCHOOL_NOT_FOUND();
    if (!maySeeClassGroups(caller, school)) throw commonErrors.NOT_ALLOWED();
    return { items: await listClassGroups(db, school.id), nextCursor: null };
  },
});

const ById = Type.Object({ id: Id }, closed);

export const district = action({
  summary: 'One district.',
  allow: 'internal',
  capability: readCapability,
  params: ById,
  returns: DistrictSchema,
  handler: async ({ db, params }) => {
    const [found] = await findDistricts(db, [params.id]);
    if (!found) throw errors.DISTRICT_NOT_FOUND();
    return found;
  },
});

export const school = action({
  summary: 'One school.',
  allow: 'internal',
  capability: readCapability,
  params: ById,
  returns: SchoolSchema,
  handler: async ({ db, params }) => {
    const [found] = await findSchools(db, [params.id]);
    if (!found) throw errors.SCHOOL_NOT_FOUND();
    return found;
  },
});

export const classGroup = action({
  summary: 'One class group.',
  allow: 'internal',
  capability: readCapability,
  params: ById,
  returns: ClassGroupSchema,
  handler: async ({ db, params }) => {
    const [found] = await findClassGroups(db, [params.id]);
    if (!found) throw errors.CLASS_GROUP_NOT_FOUND();
    return found;
  },
});

const Found = {
  districts: Type.Array(DistrictSchema),
  schools: Type.Array(SchoolSchema),
  classGroups: Type.Array(ClassGroupSchema),
};

export const lookup = action({
  summary: 'Districts, schools and class groups by their ids, at once; ids that are not known are left out.',
  allow: 'internal',
  capability: readCapability,
  params: Type.Object(
    {
      districtIds: Type.Optional(Ids),
      schoolIds: Type.Optional(Ids),
      classGroupIds: Type.Optional(Ids),
    },
    closed,
  ),
  returns: Type.Object(Found),
  handler: async ({ db, params }) => ({
    districts: await findDistricts(db, params.districtIds ?? []),
    schools: await findSchools(db, params.schoolIds ?? []),
    classGroups: await findClassGroups(db, params.classGroupIds ?? []),
  }),
});

export const importRoster = action({
  summary: 'Takes over districts, schools and class groups by their ids; all of them, or none when one is wrong.',
  allow: 'internal',
  timeoutMs: 120_000,
  params: RosterSchema,
  returns: RosterSummarySchema,
  handler: (context) =>
    context.transaction(async ({ db }) => {
      const roster = context.params;
      const known = {
        districtIds: new Set((await listDistricts(db)).map(({ id }) => id)),
        schoolIds: new Set((await listSchools(db, { after: '', limit: 100_000 })).map(({ id }) => id)),
      };
      const problem = problemOfRoster(roster, known);
      if (problem) throw errors.ROSTER_INVALID({ ...problem });
      return saveRoster(db, roster);
    }),
});
