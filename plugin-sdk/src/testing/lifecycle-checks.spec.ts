import { Type } from '@sinclair/typebox';
import { systemCaller, type Caller } from '../caller.ts';
import { action, defineService, type ServiceDefinition } from '../define-service.ts';
import { commonErrors } from '../errors.ts';
import type { Manifest } from '../manifest.ts';
import { lifecycleChecks } from './lifecycle-checks.ts';
import type { LifecycleSubject } from './lifecycle-subject.ts';

const closed = { additionalProperties: false } as const;

const goodService = defineService({
  name: 'notes',
  actions: {
    add: action({
      rest: 'POST /notes',
      summary: 'Adds a note.',
      allow: ['notes:write'],
      params: Type.Object({ text: Type.Optional(Type.String({ maxLength: 10 })) }, closed),
      returns: Type.Object({}),
      handler: () => ({}),
    }),
  },
});

/** A platform in memory that treats the plugin right unless a fault is asked for. */
function subjectWith(service: ServiceDefinition, fault: Partial<LifecycleSubject> = {}): LifecycleSubject {
  let isEnabled = false;
  const permissions = { 'notes:write': { roles: ['student'], risk: { 'zh-CN': '写', en: 'writes' } } };
  const settings = { properties: { limit: { type: 'integer', minimum: 1, maximum: 9, default: 3 } } };
  return {
    manifest: { id: 'notes', permissions, settings } as unknown as Manifest,
    definition: { services: [service], privacy: { exportPerson: async () => ({}), erasePerson: async () => undefined } },
    caller: (role) => ({ ...systemCaller, kind: 'account', id: role, roles: [role] }) as Caller,
    enable: async (wanted = {}) => {
      const { limit = 3, ...unknown } = wanted as { limit?: number };
      if (limit < 1 || limit > 9 || Object.keys(unknown).length > 0) throw commonErrors.INVALID();
      isEnabled = true;
    },
    disable: async () => void (isEnabled = false),
    call: async (_name, params, as) => {
      if (!isEnabled) throw commonErrors.PLUGIN_NOT_ENABLED();
      if (!as.roles.includes('student')) throw commonErrors.NOT_ALLOWED();
      if ('no-such-field' in params) throw commonErrors.INVALID();
      return {};
    },
    exportPerson: async () => ({}),
    erasePerson: async () => undefined,
    health: async () => ({ ok: true }),
    restart: async () => undefined,
    ...fault,
  };
}

async function failuresOf(subject: LifecycleSubject): Promise<string[]> {
  const failures: string[] = [];
  for (const check of lifecycleChecks) await check.run(subject).catch(() => failures.push(check.id));
  return failures;
}

describe('the lifecycle suite', () => {
  test('passes a plugin that behaves', async () => {
    expect(await failuresOf(subjectWith(goodService))).toEqual([]);
  });

  test('finds a plugin that answers before it is enabled', async () => {
    const open = { call: async () => ({}) };
    expect(await failuresOf(subjectWith(goodService, open))).toContain('refused-before-enabled');
  });

  test('finds an illness', async () => {
    const ill = { health: async () => ({ ok: false }) };
    expect(await failuresOf(subjectWith(goodService, ill))).toEqual([
      'enabled-with-defaults',
      'enabled-at-every-edge',
      'survives-restart',
    ]);
  });

  test.each([
    ['an undeclared capability', commonErrors.CAPABILITY_REFUSED],
    ['an undeclared event', commonErrors.EVENT_REFUSED],
    ['a fault', commonErrors.INTERNAL],
  ])('finds an action that runs into %s', async (_what, refusal) => {
    const good = subjectWith(goodService);
    const call: LifecycleSubject['call'] = async (name, params, as) => {
      await good.call(name, params, as);
      if ('text' in params) throw refusal();
    };
    expect(await failuresOf({ ...good, call })).toEqual(['plain-input-is-served']);
  });

  test('finds a plugin that cannot stand one of its own settings', async () => {
    const good = subjectWith(goodService);
    const enable: LifecycleSubject['enable'] = async (settings) => {
      await good.enable(settings);
      if (settings?.['limit'] === 9) throw commonErrors.INTERNAL();
    };
    expect(await failuresOf({ ...good, enable })).toEqual(['enabled-at-every-edge']);
  });

  test('finds settings that nobody checks', async () => {
    const good = subjectWith(goodService);
    expect(await failuresOf({ ...good, enable: () => good.enable() })).toEqual(['enabled-at-every-edge']);
  });

  test.each([
    ['a text without end', Type.Object({ text: Type.String() }, closed)],
    ['unknown fields', Type.Object({ text: Type.String({ maxLength: 5 }) })],
    ['a list without end', Type.Object({ ids: Type.Array(Type.String({ maxLength: 5 })) }, closed)],
  ])('finds an action that takes %s', async (_what, params) => {
    const add = { ...goodService.actions!['add']!, params };
    expect(await failuresOf(subjectWith({ ...goodService, actions: { add } }))).toEqual(['params-are-closed']);
  });

  test('finds a permission that the manifest does not define', async () => {
    const strange = { ...goodService.actions!['add']!, rest: 'POST /strange', allow: ['notes:unknown'] };
    const actions = { ...goodService.actions, strange };
    expect(await failuresOf(subjectWith({ ...goodService, actions }))).toEqual(['actions-declare-callers']);
  });
});
