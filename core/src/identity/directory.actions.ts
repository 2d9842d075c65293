import { action, commonErrors, Type } from '@fudao/plugin-sdk';
import { AccountId, callerOf, GradeSchema, RoleSchema, TeachingSchema, type AccountRecord } from './account.ts';
import { findAccount, findAccounts, findByEducationIds, findDistricts } from './account.repository.ts';
import { findHolders as selectHolders, findStudents, findTeachers as selectTeachers } from './account-search.repository.ts';
import { normaliseEducationId } from './education-id.ts';
import type { IdentityParts } from './identity-parts.ts';
import { closed } from './schemas.ts';

const ByIds = Type.Object({ ids: Type.Array(AccountId, { maxItems: 1_000 }) }, closed);
const maybeText = Type.Union([Type.String(), Type.Null()]);
const maybeGrade = Type.Union([GradeSchema, Type.Null()]);
const maybeTeaching = Type.Union([TeachingSchema, Type.Null()]);

export const accounts = action({
  summary: 'What a plugin may know of people by their ids; ids that are not known are left out.',
  allow: 'internal',
  capability: 'identity.read',
  params: ByIds,
  returns: Type.Array(
    Type.Object({ id: AccountId, displayName: Type.String(), grade: maybeGrade, teaching: maybeTeaching }),
  ),
  handler: async ({ db, params }) => {
    const found = await findAccounts(db, params.ids);
    return found.map(({ id, name, grade, teaching }) => ({
      id,
      displayName: name,
      grade,
      teaching: teaching as never,
    }));
  },
});

const AccountDetails = Type.Object({
  id: AccountId,
  educationId: Type.String(),
  name: Type.String(),
  status: Type.Union([Type.Literal('active'), Type.Literal('suspended')]),
  roles: Type.Array(RoleSchema),
  districtId: maybeText,
  schoolId: maybeText,
  classGroupId: maybeText,
  grade: maybeGrade,
  teaching: maybeTeaching,
});

const detailsOf = ({ id, educationId, name, status, roles, districtId, schoolId, classGroupId, grade, teaching }: AccountRecord) => ({
  ...{ id, educationId, name, roles, districtId, schoolId, classGroupId, grade },
  status: status === 'active' ? ('active' as const) : ('suspended' as const),
  teaching: teaching as never,
});

export const accountDetails = action({
  summary: 'Accounts by their ids with roles and places as they are now, for rooms of the core; unknown ids are left out.',
  allow: 'internal',
  params: ByIds,
  returns: Type.Array(AccountDetails),
  handler: async ({ db, params }) => (await findAccounts(db, params.ids)).map(detailsOf),
});

export const districts = action({
  summary: 'The district of each of some accounts as it is now, for rooms of the core; unknown ids are left out.',
  allow: 'internal',
  params: ByIds,
  returns: Type.Array(Type.Object({ id: AccountId, districtId: maybeText })),
  handler: ({ db, params }) => findDistricts(db, params.ids),
});

export const students = action({
  summary: "Students' places and days of birth, by ids or page by page, for rooms of the core.",
  allow: 'internal',
  params: Type.Union([
    ByIds,
    Type.Object({ after: Type.String({ maxLength: 40 }), limit: Type.Integer({ minimum: 1, maximum: 1_000 }) }, closed),
  ]),
  returns: Type.Array(
    Type.Object({
      ...{ id: AccountId, districtId: maybeText, schoolId: maybeText, classGroupId: maybeText },
      birthDate: maybeText,
    }),
  ),
  handler: async ({ db, params }) => {
    const found = await findStudents(db, params);
    return found.map(({ id, districtId, schoolId, classGroupId, birthDate }) => ({
      ...{ id, districtId, schoolId, classGroupId, birthDate },
    }));
  },
});

export const accountsByEducationIds = action({
  summary: 'The same by education IDs, however they are written; those that nobody has are left out.',
  allow: 'internal',
  params: Type.Object({ educationIds: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1_000 }) }, closed),
  returns: Type.Array(AccountDetails),
  handler: async ({ db, params }) => {
    const educationIds = params.educationIds.flatMap((given) => normaliseEducationId(given) ?? []);
    return educationIds.length === 0 ? [] : (await findByEducationIds(db, educationIds)).map(detailsOf);
  },
});

export const holdersOf = action({
  summary: 'Ids of the active accounts that hold a role in any of these places; the place of a city role is the empty text.',
  allow: 'internal',
  params: Type.Object(
    { role: RoleSchema, scopeIds: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 1_000 }) },
    closed,
  ),
  returns: Type.Array(Type.Object({ accountId: AccountId, scopeId: Type.String() })),
  handler: ({ db, params }) => selectHolders(db, params),
});

export const accountByEducationId = action({
  summary: 'The id of the account with an education ID, or null.',
  allow: 'internal',
  params: Type.Object({ educationId: Type.String({ maxLength: 64 }) }, closed),
  returns: Type.Object({ id: Type.Union([AccountId, Type.Null()]) }),
  handler: async ({ db, params }) => {
    const educationId = normaliseEducationId(params.educationId);
    const [account] = educationId === null ? [] : await findByEducationIds(db, [educationId]);
    return { id: account?.id ?? null };
  },
});

export const withoutPassword = action({
  summary: 'Which of these education IDs have no account yet, or one without a password.',
  allow: 'internal',
  params: Type.Object({ educationIds: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 1_000 }) }, closed),
  returns: Type.Object({ educationIds: Type.Array(Type.String()) }),
  handler: async ({ db, params }) => {
    const known = params.educationIds.map((given) => [given, normaliseEducationId(given)] as const);
    const asked = known.flatMap(([, educationId]) => educationId ?? []);
    const found = asked.length === 0 ? [] : await findByEducationIds(db, asked);
    const having = new Set(found.filter(({ passwordHash }) => passwordHash !== null).map(({ educationId }) => educationId));
    return { educationIds: known.flatMap(([given, id]) => (id === null || having.has(id) ? [] : given)) };
  },
});

export const findTeachers = action({
  summary: 'Ids of the active teachers of a subject and grade, in all districts or in some.',
  allow: 'internal',
  capability: 'identity.find-teachers',
  params: Type.Object(
    {
      subject: Type.String({ maxLength: 32 }),
      grade: GradeSchema,
      districtIds: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 100 })),
      limit: Type.Integer({ minimum: 1, maximum: 5_000, default: 5_000 }),
    },
    closed,
  ),
  returns: Type.Object({ accountIds: Type.Array(AccountId) }),
  handler: async ({ db, params }) => ({ accountIds: await selectTeachers(db, params) }),
});

export function createPermissionsOf(parts: IdentityParts) {
  return action({
    summary: 'Every permission that an account can use now.',
    allow: 'internal',
    params: Type.Object({ accountId: AccountId }, closed),
    returns: Type.Object({ permissions: Type.Array(Type.String()) }),
    handler: async ({ db, params }) => {
      const account = await findAccount(db, params.accountId);
      if (!account) throw commonErrors.NOT_FOUND();
      return { permissions: [...parts.permissionsFor(callerOf(account, ''))] };
    },
  });
}
