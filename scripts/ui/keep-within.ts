import { stat } from 'node:fs/promises';

/** @throws where the file, which is compressed already, weighs more by gzip */
export async function keepWithin(mostBytes: number, file: string): Promise<void> {
  const { size } = await stat(`${file}.gz`);
  if (size > mostBytes) throw new Error(`${file} weighs ${size} bytes by gzip, and may weigh ${mostBytes}`);
}
