import { action, commonErrors, LocalTextSchema, Type, type ActionContext, type Caller } from '@fudao/plugin-sdk';
import { readRules, setRules, tightenRules } from '../permissions.ts';
import type { PolicyParts } from '../policy-parts.ts';
import { closed, Id, Moment } from '../schemas.ts';
import { changeRules, undoRules } from './change-rules.ts';
import { previewChange } from './preview.ts';
import { RulesSchema, TighteningSchema } from './rules-schema.ts';
import { findHistory, readRevision, scopeOf, type RulesVersion } from './versions.repository.ts';

/** The city's rules whole, or some of a district's. */
const AnyRules = Type.Union([RulesSchema, TighteningSchema]);
const VersionView = Type.Object(
  {
    number: Type.Integer(),
    rules: AnyRules,
    effectiveFrom: Moment,
    reason: Type.String(),
    undoes: Type.Union([Type.Integer(), Type.Null()]),
    createdAt: Moment,
    createdBy: Type.String(),
    /** Empty where the person is not known any more. */
    createdByName: Type.String(),
    isWithdrawn: Type.Boolean(),
  },
  closed,
);
const viewOf = ({ number, rules, effectiveFrom, reason, undoes, createdAt, createdBy, withdrawnAt }: RulesVersion) => ({
  ...{ number, rules, effectiveFrom, reason, undoes, createdAt, createdBy },
  isWithdrawn: withdrawnAt !== null,
});

/** Versions with the names of who made them. */
async function viewsOf({ call }: ActionContext<unknown>, versions: readonly RulesVersion[]) {
  const ids = [...new Set(versions.map(({ createdBy }) => createdBy))];
  const people = ids.length === 0 ? [] : await call<{ id: string; name: string }[]>('identity.accountDetails', { ids });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return versions.map((version) => ({ ...viewOf(version), createdByName: names.get(version.createdBy) ?? '' }));
}

const Reason = Type.String({ minLength: 1, maxLength: 300 });
const Revision = Type.Integer({ minimum: 0 });
const ChangeParams = Type.Object(
  { rules: Type.Unknown(), reason: Reason, effectiveFrom: Type.Optional(Moment), expectedRevision: Revision },
  closed,
);

/** Whose rules the caller changes: the city's (null), or the own district's. */
function ownDistrict({ caller, may }: { caller: Caller; may(permission: string): boolean }): string | null {
  if (may(setRules)) return null;
  if (may(tightenRules) && caller.districtId) return caller.districtId;
  throw commonErrors.NOT_ALLOWED();
}

const ChangeAnswer = Type.Object({ revision: Revision, effectiveFrom: Moment }, closed);

export function defineRulesActions(parts: PolicyParts) {
  const told = <T>(answer: T): T => {
    parts.rules.forget();
    parts.tellNodes();
    return answer;
  };

  return {
    read: action({
      rest: 'GET /rules',
      summary: "The city's rules, a district's tighter ones, what holds of both, and what is planned.",
      allow: [readRules],
      params: Type.Object({ districtId: Type.Optional(Id) }, closed),
      returns: Type.Object(
        {
          districtId: Type.Union([Id, Type.Null()]),
          /** To be given back with a change. */
          revision: Revision,
          mayChange: Type.Boolean(),
          city: RulesSchema,
          district: Type.Union([TighteningSchema, Type.Null()]),
          effective: RulesSchema,
          planned: Type.Array(VersionView),
          /** JSON Schema of all rules, with titles, help and which way a district may go. */
          schema: Type.Unknown(),
        },
        closed,
      ),
      handler: async (ctx) => {
        const { db, caller, may, params, now } = ctx;
        const at = now().getTime();
        const isCity = may(setRules);
        const districtId = isCity ? (params.districtId ?? null) : caller.districtId;
        const book = await parts.rules.readAnew(db);
        const scope = scopeOf(districtId);
        const mayChange = isCity ? districtId === null : may(tightenRules);
        return {
          ...{ districtId, mayChange },
          revision: await readRevision(db, scope),
          city: book.cityAt(at),
          district: districtId === null ? null : book.districtAt(districtId, at),
          effective: book.rulesAt(districtId === null ? [] : [districtId], at).rules,
          planned: (await viewsOf(ctx, book.planned(scope, at))) as never,
          schema: RulesSchema,
        };
      },
    }),

    history: action({
      rest: 'GET /rules/history',
      summary: 'Who changed the rules, when, why and to what; newest first.',
      allow: [readRules],
      params: Type.Object(
        { districtId: Type.Optional(Id), before: Type.Optional(Revision), limit: Type.Integer({ minimum: 1, maximum: 50, default: 20 }) },
        closed,
      ),
      returns: Type.Object(
        {
          items: Type.Array(VersionView),
          /** What held in the city before its first change. */
          start: RulesSchema,
        },
        closed,
      ),
      handler: async (ctx) => {
        const { db, caller, may } = ctx;
        const { districtId = null, before, limit } = ctx.params;
        const isForeign = districtId !== null && districtId !== caller.districtId && !may(setRules);
        if (isForeign) throw commonErrors.NOT_ALLOWED();
        const found = await findHistory(db, { scope: scopeOf(districtId), before, limit });
        return { items: (await viewsOf(ctx, found)) as never, start: parts.start };
      },
    }),

    previewRules: action({
      rest: 'POST /rules/preview',
      summary: 'What changed rules would have refused in the last seven days that the present ones allowed, whom they would have stopped, and what cannot be tried.',
      allow: [setRules, tightenRules],
      params: Type.Object({ rules: Type.Unknown(), effectiveFrom: Type.Optional(Moment) }, closed),
      timeoutMs: 30_000,
      returns: Type.Object(
        {
          of: Type.Integer(),
          refused: Type.Integer(),
          byRule: Type.Array(Type.Object({ rule: Type.String(), count: Type.Integer() }, closed)),
          /** Students whom limits of use would have stopped. */
          stopped: Type.Integer(),
          /** Of what is changed, what cannot be tried on the past. */
          untried: Type.Array(Type.String()),
          /** Whether there was more than was tried. */
          isPart: Type.Boolean(),
          problems: Type.Array(LocalTextSchema),
        },
        closed,
      ),
      handler: async (ctx) => {
        const districtId = ownDistrict(ctx);
        const { effectiveFrom } = ctx.params;
        return previewChange(ctx, parts, { districtId, rules: parts.parse(districtId, ctx.params.rules), effectiveFrom });
      },
    }),

    change: action({
      rest: 'PUT /rules',
      summary: "Changes the city's rules, or tightens them for the own district, from now or a later moment on.",
      allow: [setRules, tightenRules],
      idempotent: true,
      params: ChangeParams,
      returns: ChangeAnswer,
      handler: async (ctx) => {
        const { params } = ctx;
        const districtId = ownDistrict(ctx);
        return told(await changeRules(ctx, parts, { ...params, districtId, rules: parts.parse(districtId, params.rules), effectiveFrom: params.effectiveFrom }));
      },
    }),

    undo: action({
      rest: 'POST /rules/undo',
      summary: 'Withdraws the newest change while it is planned, or puts back what held before it.',
      allow: [setRules, tightenRules],
      idempotent: true,
      params: Type.Object({ expectedRevision: Revision, reason: Reason }, closed),
      returns: ChangeAnswer,
      handler: async (ctx) => told(await undoRules(ctx, parts, { ...ctx.params, districtId: ownDistrict(ctx) })),
    }),
  };
}
