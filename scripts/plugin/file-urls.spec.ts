import { findFileUrls, replaceFileUrls } from './file-urls.ts';

const paths = (text: string) => findFileUrls(text, 'module.ts').found.map(({ path }) => path);

describe('the files that a module names beside itself', () => {
  test.each([
    [`new Worker(new URL('./worker.ts', import.meta.url))`, './worker.ts'],
    ['const a = new URL(`../words.txt`, import.meta.url);', '../words.txt'],
    [
      `export default definePlugin({ migrations: new URL(\n  "../migrations/",\n  import.meta.url,\n) });`,
      '../migrations/',
    ],
  ])('%s', (text, path) => expect(paths(text)).toEqual([path]));

  test.each([
    `new URL('https://example.org/', import.meta.url)`,
    `new URL('./a.ts', base)`,
    `new URL(import.meta.url)`,
    `// new URL('./a.ts', import.meta.url)`,
    `/** Write \`new URL('./a.ts', import.meta.url)\`. */ export const a = "new URL('./a.ts', import.meta.url)";`,
    `new Address('./a.ts', import.meta.url)`,
    `new URL('./a.ts', import.meta.dirname)`,
  ])('are none in %s', (text) => expect(findFileUrls(text, 'module.ts')).toEqual({ found: [], unclear: [] }));

  test('cannot be told where the path is no plain text; the lines are given', () => {
    const text = 'const a = 1;\nnew URL(`./${name}.ts`, import.meta.url);\n\nnew URL(file,\n import.meta.url);\n';
    expect(findFileUrls(text, 'module.ts')).toEqual({ found: [], unclear: [2, 4] });
  });

  test('get other paths, and nothing else changes', () => {
    const text = `const [a, b] = [new URL('./a.ts', import.meta.url), new URL("./b's.ts", import.meta.url)];\n`;
    const { found } = findFileUrls(text, 'module.ts');
    expect(replaceFileUrls(text, found, ({ path }) => `${path}x`)).toBe(
      `const [a, b] = [new URL("./a.tsx", import.meta.url), new URL("./b's.tsx", import.meta.url)];\n`,
    );
  });
});
