import { roles, type Role } from '../caller.ts';
import type { ActionDefinition } from '../define-service.ts';
import type { LifecycleSubject } from './lifecycle-subject.ts';
import { edgeSettings, settingsPastTheEdge } from './settings-edges.ts';
import { smallestValue, type SchemaNode } from './smallest-value.ts';

/** One thing that every plugin must do; throws an error whose message says what went wrong. */
export interface LifecycleCheck {
  readonly id: string;
  readonly title: string;
  run(subject: LifecycleSubject): Promise<void>;
}

class CheckFailed extends Error {}

function demand(condition: boolean, message: string): asserts condition {
  if (!condition) throw new CheckFailed(message);
}

type NamedAction = readonly [name: string, action: ActionDefinition];

function actionsOf({ definition }: LifecycleSubject): NamedAction[] {
  return definition.services.flatMap((service) =>
    Object.entries(service.actions ?? {}).map(([key, action]) => [`${service.name}.${key}`, action] as const),
  );
}

interface Refusal {
  code: string;
  status: number;
}

async function refusalOf(attempt: Promise<unknown>): Promise<Refusal | undefined> {
  try {
    await attempt;
    return undefined;
  } catch (error) {
    const { code = 'no code', spec } = error as { code?: string; spec?: { status: number } };
    return { code, status: spec?.status ?? 500 };
  }
}

const codeOf = async (attempt: Promise<unknown>): Promise<string | undefined> => (await refusalOf(attempt))?.code;

/** Roles that hold one of the permissions that an action asks for. */
function holdersOf({ manifest }: LifecycleSubject, [, { allow }]: NamedAction): Set<Role> {
  const asked: readonly string[] = typeof allow === 'string' ? [] : allow;
  return new Set(asked.flatMap((permission) => manifest.permissions[permission]?.roles ?? []));
}

const isOpen = ([, { allow }]: NamedAction) => allow === 'signed-in' || allow === 'anyone';

/** The first role that the manifest gives any permission, and an action that role may call; else one that everybody may. */
function reachable(subject: LifecycleSubject): { role: Role; action: NamedAction } {
  for (const role of roles) {
    const held = Object.entries(subject.manifest.permissions).filter(([, permission]) => permission.roles.includes(role));
    const names = held.map(([name]) => name);
    const action = actionsOf(subject).find(
      ([, { allow, finishes }]) => !finishes && Array.isArray(allow) && allow.some((permission: string) => names.includes(permission)),
    );
    if (action) return { role, action };
  }
  const open = actionsOf(subject).find(isOpen);
  if (open) return { role: 'student', action: open };
  throw new CheckFailed('No role of the manifest may call any action, so nobody can use the plugin.');
}

async function isReachable(subject: LifecycleSubject): Promise<boolean> {
  const { role, action } = reachable(subject);
  const code = await codeOf(subject.call(action[0], {}, subject.caller(role)));
  return code !== 'FUDAO_PLUGIN_NOT_ENABLED';
}

const declarations: readonly LifecycleCheck[] = [
  {
    id: 'actions-declare-callers',
    title: 'every action says who may call it, by permissions of the manifest',
    run: async (subject) => {
      for (const [name, { allow }] of actionsOf(subject)) {
        demand(allow !== undefined, `${name} does not declare who may call it`);
        const permissions: readonly string[] = typeof allow === 'string' ? [] : allow;
        const unknown = permissions.find((permission) => !(permission in subject.manifest.permissions));
        demand(unknown === undefined, `${name} asks for ${unknown}, which the manifest does not define`);
      }
    },
  },
  {
    id: 'params-are-closed',
    title: 'every action bounds what it takes: no unknown fields, no endless texts or lists',
    run: async (subject) => {
      for (const [name, action] of actionsOf(subject)) {
        const open = findUnbounded(action.params as SchemaNode, name);
        demand(open === undefined, `${open}`);
      }
    },
  },
  {
    id: 'rest-paths-are-unique',
    title: 'no two actions share a REST path',
    run: async (subject) => {
      const paths = actionsOf(subject).flatMap(([, { rest }]) => rest ?? []);
      const twice = paths.find((path, index) => paths.indexOf(path) !== index);
      demand(twice === undefined, `${twice} is served by two actions`);
    },
  },
];

/** The first place of a schema that a hostile client could fill without end. */
function findUnbounded(schema: SchemaNode, path: string): string | undefined {
  if (schema.type === 'object') {
    if (!schema.patternProperties && schema.additionalProperties !== false) return `${path} takes unknown fields`;
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      const found = findUnbounded(child, `${path}.${key}`);
      if (found) return found;
    }
  }
  if (schema.type === 'array') {
    if (schema.maxItems === undefined) return `${path} takes a list without end (maxItems)`;
    return schema.items && findUnbounded(schema.items, `${path}[]`);
  }
  const isBoundedText = schema.maxLength !== undefined || schema.const !== undefined || schema.format !== undefined;
  return schema.type === 'string' && !schema.enum && !isBoundedText ? `${path} takes a text without end (maxLength)` : undefined;
}

/** Where the manifest lacks a capability or an event that the action needs, the platform's refusal says so here. */
async function servesPlainInput(subject: LifecycleSubject, named: NamedAction): Promise<void> {
  const [name, action] = named;
  if (action.body === 'stream') return;
  for (const role of holdersOf(subject, named)) {
    for (const isWhole of [false, true]) {
      const input = smallestValue(action.params as SchemaNode, isWhole) as Record<string, unknown>;
      const refusal = await refusalOf(subject.call(name, input, subject.caller(role)));
      const isUndeclared = refusal && ['FUDAO_CAPABILITY_REFUSED', 'FUDAO_EVENT_REFUSED'].includes(refusal.code);
      const isFault = refusal && refusal.status >= 500 && refusal.code !== 'FUDAO_UNAVAILABLE';
      demand(!isUndeclared, `${name} as ${role} does what the manifest does not declare (${refusal?.code})`);
      demand(!isFault, `${name} as ${role} with ${JSON.stringify(input)} failed: ${refusal?.code}`);
    }
  }
}

const life: readonly LifecycleCheck[] = [
  {
    id: 'refused-before-enabled',
    title: 'a district that has not enabled it cannot reach it',
    run: async (subject) => {
      await subject.disable();
      demand(!(await isReachable(subject)), 'an action answered although the district has not enabled the plugin');
    },
  },
  {
    id: 'enabled-with-defaults',
    title: 'it can be enabled with the defaults of its settings, and is healthy',
    run: async (subject) => {
      await subject.enable();
      demand(await isReachable(subject), 'no action answers after the plugin was enabled');
      const health = await subject.health();
      demand(health.ok, `it is not healthy: ${health.detail ?? 'no detail'}`);
    },
  },
  {
    id: 'strangers-refused',
    title: 'a role without its permissions is refused',
    run: async (subject) => {
      const { action } = reachable(subject);
      if (isOpen(action)) return;
      const holders = holdersOf(subject, action);
      // A real account may have several roles: a reviewer is a teacher too.
      const stranger = roles.find((role) => !subject.caller(role).roles.some((held) => holders.has(held)));
      if (!stranger) return;
      const code = await codeOf(subject.call(action[0], {}, subject.caller(stranger)));
      demand(code === 'FUDAO_NOT_ALLOWED', `a ${stranger} calling ${action[0]} got ${code ?? 'an answer'}`);
    },
  },
  {
    id: 'bad-input-is-refused',
    title: 'an unknown field is refused before the handler runs',
    run: async (subject) => {
      const { role, action } = reachable(subject);
      const code = await codeOf(subject.call(action[0], { 'no-such-field': 1 }, subject.caller(role)));
      demand(code === 'FUDAO_INVALID', `${action[0]} with an unknown field gave ${code ?? 'an answer'}`);
    },
  },
  {
    id: 'plain-input-is-served',
    title: 'every action, given the smallest input that fits, answers or refuses: no fault, nothing undeclared',
    run: async (subject) => {
      for (const named of actionsOf(subject)) await servesPlainInput(subject, named);
    },
  },
  {
    id: 'enabled-at-every-edge',
    title: 'it can be enabled with every setting at every edge of what it allows, and not past it',
    run: async (subject) => {
      for (const settings of edgeSettings(subject.manifest.settings)) {
        const said = JSON.stringify(settings);
        const code = await codeOf(subject.enable(settings));
        demand(code === undefined, `it could not be enabled with ${said}: ${code}`);
        demand(await isReachable(subject), `it is not reachable with ${said}`);
        demand((await subject.health()).ok, `it is not healthy with ${said}`);
      }
      for (const settings of settingsPastTheEdge(subject.manifest.settings)) {
        const code = await codeOf(subject.enable(settings));
        demand(code !== undefined, `it was enabled with ${JSON.stringify(settings)}, which its schema refuses`);
      }
      await subject.enable();
    },
  },
  {
    id: 'toggled-many-times',
    title: 'enabled and disabled twenty times, it ends in the last state asked for',
    run: async (subject) => {
      for (let turn = 0; turn < 20; turn++) await (turn % 2 === 0 ? subject.disable() : subject.enable());
      demand(await isReachable(subject), 'it is not reachable after it was enabled last');
    },
  },
  {
    id: 'survives-restart',
    title: 'after a restart it is enabled, healthy and reachable as before',
    run: async (subject) => {
      await subject.restart();
      demand(await isReachable(subject), 'it is not reachable after a restart');
      demand((await subject.health()).ok, 'it is not healthy after a restart');
    },
  },
  {
    id: 'privacy-of-unknown-person',
    title: 'export and erasure of a person it does not know do nothing and do not fail',
    run: async (subject) => {
      const unknown = '00000000-0000-7000-8000-000000000000';
      await subject.exportPerson(unknown);
      await subject.erasePerson(unknown);
    },
  },
];

/** The suite that every plugin passes, in this order, on one subject. */
export const lifecycleChecks: readonly LifecycleCheck[] = [...declarations, ...life];
