import { kindName } from './kind-name.ts';

test('a kind has its name, a new one of a known room the room’s, and what nobody named stays as it is', () => {
  expect(kindName('one-to-one.missed', 'zh-CN')).toBe('无人接听');
  expect(kindName('one-to-one.missed', 'en')).not.toMatch(/one-to-one|missed$/);
  expect(kindName('media.invented', 'zh-CN')).toBe('音视频 · invented');
  expect(kindName('media', 'zh-CN')).toBe('音视频');
  expect(kindName('vendor-plugin.done', 'en')).toBe('vendor-plugin.done');
  for (const name of ['constructor.name', 'records.constructor']) expect(kindName(name, 'en')).toContain('constructor');
});
