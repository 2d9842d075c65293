import { commonErrors } from '@fudao/plugin-sdk';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { compileSchema } from '../runtime/validation.ts';
import { Cities } from './calendar/cities.ts';
import { errors, refusals } from './errors.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import { policyPrivacy } from './policy-privacy.ts';
import { definePolicyService, events } from './policy.service.ts';
import type { PolicyParts } from './policy-parts.ts';
import { CurrentSuspensions } from './reservations/current-suspensions.ts';
import { CurrentRules } from './rules/current-rules.ts';
import { readProgramme } from './rules/programme.ts';
import { RulesSchema, TighteningSchema, type Rules } from './rules/rules-schema.ts';
import type { Tightening } from './rules/tighten.ts';

/** Of the rules, or of the calendar that they are read by. */
const changed = 'policy.rules-changed';

const checks = { city: compileSchema(RulesSchema), district: compileSchema(TighteningSchema) };

function parse(districtId: string | null, rules: unknown): Rules | Tightening {
  const [problem] = (districtId === null ? checks.city : checks.district)(rules) ?? [];
  if (problem) throw commonErrors.INVALID({ reason: problem.reason, field: problem.field });
  return rules as Rules | Tightening;
}

/** Who may tutor, when, how long and how often: one engine for every plugin. */
export function createPolicyRoom({ config, call, now, broadcast }: Platform): Room {
  const { timeZone } = config;
  const start = readProgramme();
  const rules = new CurrentRules(start, now);
  const cities = new Cities(timeZone, call);
  const read = { rules, cities, suspensions: new CurrentSuspensions(call) };
  const parts: PolicyParts = { start, ...read, timeZone, parse, isDemo: config.demo && !config.production, tellNodes: () => broadcast(changed, {}) };
  return {
    name: 'policy',
    service: definePolicyService(parts),
    permissions,
    notifications: notificationKinds,
    errors: { $table: { ...errors.$table, ...refusals.$table } },
    events,
    broadcasts: { [changed]: () => (rules.forget(), cities.forget()) },
    privacy: policyPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
  };
}
