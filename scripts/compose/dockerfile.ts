/** What the checks need of a Dockerfile: instructions of its last stage, and what it copies from the repository. */
export interface Dockerfile {
  readonly environment: Readonly<Record<string, string>>;
  readonly ports: readonly string[];
  /** The program and its arguments. */
  readonly command: readonly string[];
  readonly healthcheck: string;
  readonly user: string;
  /** Sources of every COPY from the repository. */
  readonly copied: readonly string[];
}

const instructionsOf = (text: string): string[] =>
  text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ')
    .split('\n')
    .filter((line) => line.trim() !== '');

const argumentsOf = (lines: readonly string[], name: string): string[] =>
  lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());

export function readDockerfile(text: string): Dockerfile {
  const lines = instructionsOf(text);
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));
  const pairs = argumentsOf(last, 'ENV').flatMap((line) => line.split(/\s+/).map((pair) => pair.split('=')));
  const copies = argumentsOf(lines, 'COPY').filter((line) => !line.startsWith('--from'));
  return {
    environment: Object.fromEntries(pairs),
    ports: argumentsOf(last, 'EXPOSE'),
    command: JSON.parse(argumentsOf(last, 'CMD')[0] ?? '[]') as string[],
    healthcheck: argumentsOf(last, 'HEALTHCHECK')[0] ?? '',
    user: argumentsOf(last, 'USER')[0] ?? 'root',
    copied: copies.flatMap((line) => line.split(/\s+/).slice(0, -1)),
  };
}

/** The TypeScript file that `npm run build` compiles to a file below dist/server. */
export function sourceOf(compiled: string): string | undefined {
  const below = /^dist\/server\/(.+)\.js$/.exec(compiled);
  return below ? `${below[1]}.ts` : undefined;
}
