import { definePlugin, type PluginDefinition } from './define-plugin.ts';

const privacy = { exportPerson: async () => ({}), erasePerson: async () => undefined };
const migrations = new URL('file:///migrations/');

test('a plugin without tables need not speak of privacy', () => {
  expect(definePlugin({ services: [] })).toEqual({ services: [] });
  expect(definePlugin({ services: [], privacy })).toEqual({ services: [], privacy });
});

test('a plugin with tables must', () => {
  expect(definePlugin({ services: [], migrations, privacy })).toMatchObject({ migrations });
  const silent = { services: [], migrations } as unknown as PluginDefinition;
  expect(() => definePlugin(silent)).toThrow('must say how a person is exported and erased');
});
