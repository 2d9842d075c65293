/** `npm run bench -- NAME [--option value]`: prints a table and, as the last line, one JSON object. */
import { readdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';

interface Benchmark {
  readonly summary: string;
  run(options: Record<string, string>): Promise<Record<string, unknown>>;
}

const folder = new URL('./', import.meta.url);
const notBenchmarks = ['run.ts'];

async function names(): Promise<string[]> {
  const files = await readdir(folder);
  return files.filter((file) => /^[a-z-]+\.ts$/.test(file) && !notBenchmarks.includes(file)).map((file) => file.slice(0, -3));
}

/** `--corpus F` and `--corpus=F` alike; a bare `--quick` is "true". */
function optionsOf(args: readonly string[]): Record<string, string> {
  const { tokens } = parseArgs({ args: [...args], strict: false, tokens: true, allowPositionals: true });
  const options: Record<string, string> = {};
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'option') continue;
    const next = tokens[index + 1];
    options[token.name] = token.value ?? (next?.kind === 'positional' ? next.value : 'true');
  }
  return options;
}

const [name, ...args] = process.argv.slice(2);
const known = await names();
if (!name || !known.includes(name)) {
  console.error('Usage: npm run bench -- NAME [--option value]\n');
  for (const each of known) {
    const benchmark = (await import(new URL(`${each}.ts`, folder).href)) as Benchmark;
    console.error(`  ${each.padEnd(14)} ${benchmark.summary}`);
  }
  process.exit(name && name !== '--help' ? 1 : 0);
}
const benchmark = (await import(new URL(`${name}.ts`, folder).href)) as Benchmark;
try {
  const result = await benchmark.run(optionsOf(args));
  console.log(JSON.stringify(result));
  process.exit(0);
} catch (error) {
  console.error(`bench ${name}: ${(error as Error).message}`);
  process.exit(1);
}
