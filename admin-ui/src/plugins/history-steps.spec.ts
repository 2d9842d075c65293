import { historySteps } from './history-steps.ts';
import type { PluginChange } from './plugin.ts';

const schema = {
  properties: {
    lease: { type: 'integer', 'x-title': { 'zh-CN': '认领时长', en: 'Claim' } },
    strictness: {
      type: 'string',
      enum: ['a', 'b'],
      'x-enum-titles': { a: { 'zh-CN': '宽松', en: 'Gentle' }, b: { 'zh-CN': '严格', en: 'Strict' } },
    },
    pictures: { type: 'boolean' },
  },
};
const change = (revision: number, enabled: boolean, settings: PluginChange['settings']): PluginChange => ({
  revision,
  enabled,
  settings,
  follows: 'stable',
  pinnedVersion: null,
  canaryPercent: 0,
  changedByName: '赵志强',
  changedAt: '2026-11-22T00:00:00Z',
});

describe('historySteps', () => {
  const history = [
    change(3, false, { lease: 25, strictness: 'b', pictures: false }),
    change(2, true, { lease: 25, strictness: 'b', pictures: false }),
    change(1, true, { lease: 20, strictness: 'a', pictures: true }),
  ];

  it('tell what each change did against the one before', () => {
    expect(historySteps(history, schema).map(({ kind }) => kind)).toEqual(['disabled', 'settings', 'enabled']);
  });

  it('name settings and their values in words', () => {
    const [, step] = historySteps(history, schema);
    expect(
      step!.settings.map(({ title, from, to }) => [title, from, to].map((text) => text['zh-CN']).join(' ')),
    ).toEqual(['认领时长 20 25', 'strictness 宽松 严格', 'pictures 开 关']);
  });

  it('say which release the district follows from then on', () => {
    const [pinned, first] = historySteps(
      [{ ...change(2, true, {}), follows: 'pinned', pinnedVersion: '1.2.0' }, change(1, true, {})],
      schema,
    );
    expect([pinned!.kind, first!.kind]).toEqual(['following', 'enabled']);
    expect(pinned!.following!.to).toEqual({ follows: 'pinned', pinnedVersion: '1.2.0', canaryPercent: 0 });
    expect(first!.following).toBeNull();
  });

  it('compare with the default where nothing was set', () => {
    const withDefault = { properties: { lease: { type: 'integer', default: 20 } } };
    expect(historySteps([change(2, true, { lease: 20 }), change(1, true, {})], withDefault)[0]!.settings).toEqual([]);
    expect(historySteps([change(1, true, { lease: 25 })], withDefault)[0]!.settings[0]!.from.en).toBe('20');
  });

  it('call settings saved before the first enabling just that', () => {
    expect(historySteps([change(1, false, {})], schema)[0]!.kind).toBe('settings');
  });
});
