import { existsSync } from 'node:fs';

const program = new URL('../precompress.ts', import.meta.url);

export async function precompress(folder: string): Promise<void> {
  if (!existsSync(program)) return;
  const { precompress: compress } = (await import(program.href)) as { precompress(folder: string): Promise<unknown> };
  await compress(folder);
}
