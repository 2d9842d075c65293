import type { Manifest } from '@fudao/plugin-sdk';
import { contributionOf, deltaOf, type PluginContribution } from './contributions.ts';

const label = { 'zh-CN': '笔记', en: 'Notes' };
const manifest = {
  id: 'notes',
  version: '1.0.0',
  name: label,
  permissions: { 'notes:write': { roles: ['student'], risk: label } },
  contributes: { student: { navigation: [{ route: 'notes', icon: 'note', label, permission: 'notes:write' }] } },
} as unknown as Manifest;
const ui = { hash: 'abc', folder: '/x', student: 'student.js', admin: 'admin.js' };
const release = { manifest, ui };

describe('contributions', () => {
  test('name the module by version and content', () => {
    expect(contributionOf(release, 'student')).toMatchObject({
      id: 'notes',
      moduleUrl: '/plugins/notes/1.0.0/abc/student.js',
      navigation: [{ route: 'notes', roles: ['student'], order: 500 }],
      slots: {},
    });
  });

  test('are nothing where the manifest contributes nothing, or no interface was built', () => {
    expect(contributionOf(release, 'admin')).toBeUndefined();
    expect(contributionOf({ ...release, ui: undefined }, 'student')).toBeUndefined();
  });

  test('name a framed page where the manifest says so and one was built, and never mix the two', () => {
    const framed = { ...manifest, ui: { frame: true } } as Manifest;
    const page = { ...ui, student: 'student.html' };
    expect(contributionOf({ manifest: framed, ui: page }, 'student')).toMatchObject({ isFramed: true, moduleUrl: '/plugins/notes/1.0.0/abc/student.html' });
    expect(contributionOf({ manifest: framed, ui }, 'student')).toBeUndefined();
    expect(contributionOf({ manifest, ui: page }, 'student')).toBeUndefined();
    expect(contributionOf(release, 'student')).not.toHaveProperty('isFramed');
  });

  test('of what is being worked on say that open pages take a new version at once', () => {
    expect(contributionOf({ manifest, ui: { ...ui, isWatched: true } }, 'student')).toMatchObject({ reloads: true });
    expect(contributionOf(release, 'student')).not.toHaveProperty('reloads');
  });

  const contribution = (id: string, hash: string) => ({ id, version: '1.0.0', moduleUrl: `/plugins/${id}/${hash}` }) as PluginContribution;
  const [notes, notes2, maps] = [contribution('notes', 'a'), contribution('notes', 'b'), contribution('maps', 'a')];

  test('come as deltas: an upgrade is both at once', () => {
    expect(deltaOf('student', [], [notes])).toEqual({ app: 'student', added: [notes], removed: [] });
    expect(deltaOf('student', [notes, maps], [maps])).toEqual({ app: 'student', added: [], removed: [{ id: 'notes', version: '1.0.0' }] });
    expect(deltaOf('student', [notes, maps], [notes2, maps])).toEqual({
      app: 'student',
      added: [notes2],
      removed: [{ id: 'notes', version: '1.0.0' }],
    });
    expect(deltaOf('student', [notes], [notes])).toBeUndefined();
  });
});
