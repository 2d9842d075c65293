import { compileFileUrl } from './compile-file-urls.ts';

test.each([
  [
    `new Worker(new URL('./search-worker.ts', import.meta.url))`,
    `new Worker(new URL('./search-worker.js', import.meta.url))`,
  ],
  [`new URL("../a/b.c.ts", import.meta.url)`, `new URL("../a/b.c.js", import.meta.url)`],
])('%s names the compiled file', (source, compiled) => {
  expect(compileFileUrl(source)).toBe(compiled);
});

test.each([
  `new URL('./migrations/', import.meta.url)`,
  `new URL('./read-me.txt', import.meta.url)`,
  `new URL('https://example.org/a.ts', import.meta.url)`,
  `new URL('./a.ts', base)`,
  `const text = './a.ts';`,
])('%s stays', (source) => {
  expect(compileFileUrl(source)).toBe(source);
});
