import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { commands } from '../core/src/cli/commands.ts';
import { findCommand } from '../core/src/cli/find-command.ts';
import { commonErrors } from '@fudao/plugin-sdk';
import { environmentVariables, knownVariables } from '../core/src/runtime/config-environment.ts';
import { idempotencyErrors } from '../core/src/runtime/host/idempotency.ts';
import { root } from './run-program.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const inside = { cwd: root, exclude: (path: string) => /(^|\/)(node_modules|dist|data|coverage|\.\w+)$/.test(path) };
const documents = globSync('**/*.md', inside);
const sources = globSync(['**/*.{ts,cjs,mjs,yaml,yml,conf,cnf}', '**/{Dockerfile,Caddyfile}'], inside);

/** Every match of a pattern's first group, as `file: match`. */
const found = (files: readonly string[], pattern: RegExp): [file: string, match: string][] =>
  files.flatMap((file) => [...read(file).matchAll(pattern)].map(([, match]) => [file, match!] as [string, string]));

const wordsAfter = (command: string) => new RegExp(`${command} -- ([a-z][\\w -]*)`, 'g');
const namesIn = (folder: string, ending: string) =>
  readdirSync(join(root, folder)).flatMap((file) => (file.endsWith(ending) ? [file.slice(0, -ending.length)] : []));

test('there are documents to look at', () => {
  expect(documents).toEqual(
    expect.arrayContaining(['README.md', 'docs/operations.md', 'plugins/question-answer/README.md']),
  );
  expect(sources.length).toBeGreaterThan(500);
});

describe('what documents say is there', () => {
  test('links', () => {
    const links = found(documents, /\]\((?!https?:)([^)#]+)/g);
    expect(links.length).toBeGreaterThan(10);
    const broken = links.filter(([file, link]) => !existsSync(join(root, dirname(file), link)));
    expect(broken).toEqual([]);
  });

  test('files of the repository that are named from its root', () => {
    const paths = found(
      [...documents, ...sources],
      /(?<![\w./-])((?:docs|scripts|config|core\/(?:src|seed|test))\/[\w./-]+\.(?:md|ts|cjs|yaml|yml|conf|cnf))\b/g,
    );
    expect(paths.length).toBeGreaterThan(20);
    // The specs of lint rules and of the Compose file make names up.
    const made = /^scripts\/.*\.spec\.ts$/;
    const broken = paths.filter(([file, path]) => !made.test(file) && !existsSync(join(root, normalize(path))));
    expect(broken).toEqual([]);
  });

  test('npm scripts', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const used = found(documents, /npm run ([\w-]+)/g);
    expect(used.filter(([, name]) => !(name in scripts))).toEqual([]);
  });

  test("the operator's commands", () => {
    const used = found(documents, wordsAfter('npm run fudao'));
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter(([, words]) => !findCommand(commands, words.split(' ')))).toEqual([]);
  });

  test('benchmarks and journeys', () => {
    const benchmarks = namesIn('bench', '.ts');
    const journeys = namesIn('e2e/journeys', '.journey.ts');
    const isUnknown =
      (known: readonly string[]) =>
      ([, words]: [string, string]) =>
        !known.includes(words.split(' ')[0]!);
    expect(found(documents, wordsAfter('npm run bench')).filter(isUnknown(benchmarks))).toEqual([]);
    expect(found(documents, wordsAfter('npm run e2e')).filter(isUnknown(journeys))).toEqual([]);
  });
});

describe('environment variables', () => {
  test('that documents name are read by the platform', () => {
    const errorCodes = new Set([...Object.keys(commonErrors.$table), ...Object.keys(idempotencyErrors.$table)]);
    const named = found(documents, /\b(FUDAO_[A-Z0-9_]*[A-Z0-9])\b(?!_?\*)/g);
    const unknown = named.filter(([, name]) => !knownVariables.includes(name) && !errorCodes.has(name));
    expect(unknown).toEqual([]);
  });

  test('that the platform reads are explained to operators', () => {
    const operations = read('docs/operations.md');
    const missing = environmentVariables.filter(({ name }) => !operations.includes(`\`${name}\``));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
