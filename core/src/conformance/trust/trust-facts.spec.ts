import { trustFactsOf } from './trust-facts.ts';

const file = (text: string) => [{ path: 'server/index.ts', text }];
const plain = { kind: 'folder', server: file("import { definePlugin } from '@fudao/plugin-sdk';\nimport { join } from 'node:path';\nimport { cards } from './cards.ts';"), migrations: [] } as const;

describe('what of a plugin says how far it is trusted', () => {
  test('documents alone, and what every child has, are no privilege', () => {
    expect(trustFactsOf(plain, { vendor: 'fudao' })).toEqual({ isFramed: false, isOfVendor: false, privilege: undefined });
  });

  test.each([
    ['tables', { ...plain, migrations: file('') }, /tables/],
    ['a stream that it takes', { ...plain, server: file("upload: action({ body: 'stream' })") }, /streams/],
    ['a stream that it gives', { ...plain, server: file("picture: action({ answers: 'stream' })") }, /streams/],
    ['a package', { ...plain, server: file("import { marked } from 'marked';") }, /the package marked;/],
    ['a package when it is needed', { ...plain, server: file("const { x } = await import('@acme/sums');") }, /the package @acme\/sums;/],
  ])('%s', (_what, subject, said) => {
    expect(trustFactsOf(subject, { vendor: 'fudao' }).privilege).toMatch(said);
  });

  test('packed, its packages are part of it', () => {
    const packed = { ...plain, kind: 'package', server: file("import { marked } from 'marked';") } as const;
    expect(trustFactsOf(packed, { vendor: 'fudao' }).privilege).toBeUndefined();
  });

  test('framed pages and vendors', () => {
    expect(trustFactsOf(plain, { vendor: 'acme', ui: { frame: true } })).toMatchObject({ isFramed: true, isOfVendor: true });
  });
});
