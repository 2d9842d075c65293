import { checkManifest, ManifestError } from './manifest-check.ts';

const text = (word: string) => ({ 'zh-CN': word, en: word });

const good = () => ({
  id: 'notes',
  version: '1.2.3',
  name: text('Notes'),
  summary: text('Keeps notes'),
  vendor: 'Fudao',
  engines: { platform: '^1.0.0' },
  capabilities: ['records.append'],
  permissions: { 'notes:write': { roles: ['student'], risk: text('writes') } },
  settings: { type: 'object', properties: { limit: { type: 'integer', default: 5, minimum: 1 } } },
  contributes: { student: { navigation: [{ route: 'notes', icon: 'note', label: text('Notes'), permission: 'notes:write' }] } },
  events: { publishes: ['notes.added.v1'] },
  privacy: { holds: [text('notes')], retention: 'P3Y' },
});

describe('checkManifest', () => {
  test('takes a right one', () => {
    expect(checkManifest(good()).id).toBe('notes');
  });

  const faults: [string, object, RegExp][] = [
    ['an id with capitals', { id: 'Notes' }, /id/],
    ['a version that is none', { version: '1.2' }, /version/],
    ['a missing English name', { name: { 'zh-CN': '笔记' } }, /name.en is required/],
    ['an unknown field', { colour: 'red' }, /colour is not known/],
    ["another plugin's permission", { permissions: { 'other:write': { roles: [], risk: text('x') } } }, /must begin with "notes:"/],
    ['an unknown role', { permissions: { 'notes:write': { roles: ['king'], risk: text('x') } } }, /roles/],
    ['navigation for an unknown permission', { permissions: {} }, /unknown permission notes:write/],
    ['a setting without default', { settings: { type: 'object', properties: { a: { type: 'string' } } } }, /no default/],
    ['a default against its schema', { settings: { type: 'object', properties: { a: { type: 'integer', default: 'x' } } } }, /do not fit/],
    ["another's event", { events: { publishes: ['other.added.v1'] } }, /must begin with "notes\."/],
    ['no word on privacy', { privacy: undefined }, /privacy is required/],
  ];
  test.each(faults)('refuses %s, saying so', (_what, fault, sentence) => {
    const manifest = JSON.parse(JSON.stringify({ ...good(), ...fault })) as unknown;
    expect(() => checkManifest(manifest)).toThrow(ManifestError);
    expect(() => checkManifest(manifest)).toThrow(sentence);
  });
});
