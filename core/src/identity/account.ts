import { roles, Type, type Caller, type Role, type Static, type Teaching } from '@fudao/plugin-sdk';
import { closed } from './schemas.ts';

export const AccountId = Type.String({ minLength: 1, maxLength: 40 });
export const RoleSchema = Type.Union(roles.map((role) => Type.Literal(role)));
const Subject = Type.String({ pattern: '^[a-z][a-z-]{1,31}$' });
export const GradeSchema = Type.Integer({ minimum: 7, maximum: 9 });

export const TeachingSchema = Type.Object(
  {
    subjects: Type.Array(Subject, { minItems: 1, maxItems: 9, uniqueItems: true }),
    grades: Type.Array(GradeSchema, { minItems: 1, maxItems: 3, uniqueItems: true }),
    reviews: Type.Array(Subject, { maxItems: 9, uniqueItems: true, default: [] }),
  },
  closed,
);

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const maybeText = orNull(Type.String());

/** What an account shows to itself and to those who administer it. */
const AccountFields = {
  id: AccountId,
  educationId: Type.String(),
  name: Type.String(),
  roles: Type.Array(RoleSchema),
  districtId: maybeText,
  districtName: maybeText,
  schoolId: maybeText,
  schoolName: maybeText,
  classGroupId: maybeText,
  classGroupName: maybeText,
  grade: orNull(Type.Integer()),
  teaching: orNull(TeachingSchema),
};

/** The account that is signed in. */
export const AccountSchema = Type.Object({
  ...AccountFields,
  /** Every permission the account can use now. */
  permissions: Type.Array(Type.String()),
});
export type Account = Static<typeof AccountSchema>;

const accountKinds = ['student', 'teacher', 'administrator', 'vendor'] as const;
export type AccountKind = (typeof accountKinds)[number];
export const AccountKindSchema = Type.Union(accountKinds.map((kind) => Type.Literal(kind)));

/** `erased`: nobody any more, or about to be; found by no ordinary look-up. */
export type AccountStatus = 'active' | 'suspended' | 'erased';

/** An account as administrators see it. */
export const ManagedAccountSchema = Type.Object({
  ...AccountFields,
  kind: AccountKindSchema,
  status: Type.Union([Type.Literal('active'), Type.Literal('suspended')]),
});
export type ManagedAccount = Static<typeof ManagedAccountSchema>;

/** Where an account belongs. */
export interface Place {
  districtId: string | null;
  schoolId: string | null;
  classGroupId: string | null;
  grade: number | null;
}

/** An account as it is kept. */
export interface AccountRecord extends Place {
  id: string;
  educationId: string;
  name: string;
  kind: AccountKind;
  vendorId: string | null;
  teaching: Teaching | null;
  /** A student's day of birth, `YYYY-MM-DD`; null where the register does not say. */
  birthDate: string | null;
  passwordHash: string | null;
  /** Milliseconds; null for a password the person chose. */
  passwordExpiresAt: number | null;
  status: AccountStatus;
  roles: Role[];
}

/** The caller that an account's sign-in stands for. */
export function callerOf(account: AccountRecord, sessionId: string): Caller {
  const { id, name, roles: held, districtId, schoolId, classGroupId, grade, teaching } = account;
  return { kind: 'account', id, name, roles: held, districtId, schoolId, classGroupId, grade, teaching, sessionId };
}
