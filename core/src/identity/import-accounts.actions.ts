import { action, Type, type ActionContext, type CallAction, type Static, type Work } from '@fudao/plugin-sdk';
import { compileSchema } from '../runtime/validation.ts';
import type { AccountRecord } from './account.ts';
import { findByEducationIds, insertAccounts, replaceAccounts } from './account.repository.ts';
import {
  AccountLineSchema,
  checkLine,
  LineProblem,
  type AccountLine,
  type CheckedLine,
  type Registers,
} from './account-line.ts';
import { erasureMark } from './erasure-mark.ts';
import { findMarks } from './erasure.repository.ts';
import type { IdentityParts } from './identity-parts.ts';
import { planImport } from './import-plan.ts';
import { closed } from './schemas.ts';
import { endSessions } from './session-ending.ts';
import { listLiveSessions } from './session.repository.ts';

const LineErrorSchema = Type.Object({
  /** Counted from 1. */
  line: Type.Integer(),
  reason: Type.String(),
});
type LineError = Static<typeof LineErrorSchema>;

const ImportParams = Type.Object(
  {
    accounts: Type.Array(Type.Unknown(), { maxItems: 1_000 }),
    /** First passwords are temporary, and may be used for so many days; without it they are the person's own. */
    firstPasswordDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })),
  },
  closed,
);
type ImportContext = ActionContext<Static<typeof ImportParams>>;

interface Found {
  districts: { id: string }[];
  schools: { id: string; districtId: string }[];
  classGroups: { id: string; schoolId: string; grade: number }[];
}

const dayMs = 24 * 3_600_000;
const checkShape = compileSchema(AccountLineSchema);
const ids = (values: (string | undefined)[]) => [...new Set(values.filter((value) => value !== undefined))];

/** Asks organisation for every place that the lines name, and for the schools of their class groups. */
async function readRegisters(context: { call: CallAction }, lines: readonly AccountLine[]): Promise<Registers> {
  const named = await context.call<Found>('organisation.lookup', {
    districtIds: ids(lines.map(({ districtId }) => districtId)),
    classGroupIds: ids(lines.map(({ classGroupId }) => classGroupId)),
  });
  const schoolIds = ids([
    ...lines.map(({ schoolId }) => schoolId),
    ...named.classGroups.map(({ schoolId }) => schoolId),
  ]);
  const { schools } = await context.call<Found>('organisation.lookup', { schoolIds });
  return {
    districtIds: new Set(named.districts.map(({ id }) => id)),
    schools: new Map(schools.map((school) => [school.id, school])),
    classGroups: new Map(named.classGroups.map((classGroup) => [classGroup.id, classGroup])),
  };
}

interface Numbered<T> {
  number: number;
  value: T;
}

/** Keeps what `check` accepts; what it refuses becomes an error of that line. */
function sieve<T, R>(items: readonly Numbered<T>[], errors: LineError[], check: (value: T) => R): Numbered<R>[] {
  return items.flatMap(({ number, value }) => {
    try {
      return [{ number, value: check(value) }];
    } catch (error) {
      if (!(error instanceof LineProblem)) throw error;
      errors.push({ line: number, reason: error.message });
      return [];
    }
  });
}

function shaped(line: unknown): AccountLine {
  const copy = structuredClone(line);
  const [problem] = checkShape(copy) ?? [];
  if (problem) throw new LineProblem(`${problem.field || 'the line'} ${problem.message}`);
  return copy as AccountLine;
}

function onlyOnce(seen: Set<string>) {
  return (checked: CheckedLine): CheckedLine => {
    if (seen.has(checked.educationId)) throw new LineProblem('the educationId is given twice');
    seen.add(checked.educationId);
    return checked;
  };
}

/** Whoever was erased does not come back with the next roster: somebody has to want it. */
async function refuseErased(context: ImportContext, lines: Numbered<CheckedLine>[], errors: LineError[], key: Uint8Array) {
  const marked = lines.map((line) => [line, erasureMark(key, line.value.educationId)] as const);
  const erased = await findMarks(context.db, marked.map(([, mark]) => mark));
  const refused = marked.filter(([, mark]) => erased.has(mark)).map(([line]) => line);
  const reason = 'the person was erased; `fudao person readmit` lets the person come again';
  errors.push(...refused.map(({ number }) => ({ line: number, reason })));
  return lines.filter((line) => !refused.includes(line));
}

async function checkLines(context: ImportContext, key: Uint8Array): Promise<{ lines: CheckedLine[]; errors: LineError[] }> {
  const errors: LineError[] = [];
  const numbered = context.params.accounts.map((value, index) => ({ number: index + 1, value }));
  const withShape = sieve(numbered, errors, shaped);
  const registers = await readRegisters(
    context,
    withShape.map(({ value }) => value),
  );
  const checked = sieve(withShape, errors, (line) => checkLine(line, registers));
  const once = sieve(checked, errors, onlyOnce(new Set()));
  const lines = (await refuseErased(context, once, errors, key)).map(({ value }) => value);
  return { lines, errors: errors.sort((a, b) => a.line - b.line) };
}

const byEducationId = (accounts: Awaited<ReturnType<typeof findByEducationIds>>) =>
  new Map(accounts.map((account) => [account.educationId, account]));

/** Hashes the first passwords of accounts that have none yet, before the transaction: it takes a while. */
async function hashFirstPasswords(context: ImportContext, lines: readonly CheckedLine[], { passwords }: IdentityParts) {
  const existing = byEducationId(
    await findByEducationIds(
      context.db,
      lines.map(({ educationId }) => educationId),
    ),
  );
  const needed = lines.filter(({ line, educationId }) => line.password && !existing.get(educationId)?.passwordHash);
  const hashed = needed.map(
    async ({ line, educationId }) => [educationId, await passwords.hash(line.password!)] as const,
  );
  return new Map(await Promise.all(hashed));
}

/** Who keeps something of students by place or age hears that it changed. */
function tellStudents(work: Work, accounts: readonly AccountRecord[]): void {
  const ids = accounts.filter(({ kind }) => kind === 'student').map(({ id }) => id);
  if (ids.length > 0) work.emit('identity.students-changed.v1', { ids });
}

export function createImportAccounts(parts: IdentityParts) {
  return action({
    summary:
      'Takes over accounts by their education IDs; wrong lines are named and left out. Running it twice changes nothing.',
    allow: 'internal',
    timeoutMs: 300_000,
    params: ImportParams,
    returns: Type.Object({
      created: Type.Integer(),
      changed: Type.Integer(),
      unchanged: Type.Integer(),
      errors: Type.Array(LineErrorSchema),
    }),
    handler: async (context) => {
      const { lines, errors } = await checkLines(context, parts.erasureKey);
      const hashes = await hashFirstPasswords(context, lines, parts);
      const { plan, ended } = await context.transaction(async (work) => {
        const now = context.now().getTime();
        const found = await findByEducationIds(
          work.db,
          lines.map(({ educationId }) => educationId),
        );
        const days = context.params.firstPasswordDays;
        const firstPasswords = { hashes, expiresAt: days === undefined ? null : now + days * dayMs };
        const plan = planImport(lines, byEducationId(found), firstPasswords, () => context.newId());
        await insertAccounts(work.db, plan.create, now);
        await replaceAccounts(work.db, plan.change, now);
        tellStudents(work, [...plan.create, ...plan.change]);
        const ended: string[] = [];
        for (const accountId of plan.toSignOut) {
          ended.push(...(await listLiveSessions(work.db, accountId, now)).map(({ id }) => id));
        }
        await endSessions(work, ended, 'rights-changed', now);
        return { plan, ended };
      });
      parts.announce(ended);
      return { created: plan.create.length, changed: plan.change.length, unchanged: plan.unchanged, errors };
    },
  });
}
