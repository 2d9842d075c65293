import type { Manifest } from '@fudao/plugin-sdk';
import { contributionOf, deltaOf } from './contributions.ts';
import type { LoadedRelease } from './release-table.ts';

const label = { 'zh-CN': '笔记', en: 'Notes' };
const manifest = {
  id: 'notes',
  version: '1.0.0',
  name: label,
  permissions: { 'notes:write': { roles: ['student'], risk: label } },
  contributes: { student: { navigation: [{ route: 'notes', icon: 'note', label, permission: 'notes:write' }] } },
} as unknown as Manifest;
const ui = { hash: 'abc', folder: '/x', student: 'student.js', admin: 'admin.js' };
const release: LoadedRelease = { manifest, ui, capabilities: new Set(), publishes: new Set() };

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

  test('come as deltas', () => {
    expect(deltaOf(release, 'student', true)).toMatchObject({ added: [{ id: 'notes' }], removed: [] });
    expect(deltaOf(release, 'student', false)).toEqual({ app: 'student', added: [], removed: [{ id: 'notes', version: '1.0.0' }] });
    expect(deltaOf(release, 'admin', true)).toBeUndefined();
  });
});
