/**
 * Draws the icons of the installable app from its one drawing. Run it after changing the drawing:
 *
 *   node scripts/draw-icons.ts
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { root } from './run-program.ts';

const folder = join(root, 'student-ui/public/icons');
const ground = '#1f4fc4';

interface Icon {
  readonly name: string;
  readonly size: number;
  /** How much of the icon the drawing takes: systems cut maskable icons to their own shape. */
  readonly part: number;
}

const icons: readonly Icon[] = [
  { name: 'icon-192.png', size: 192, part: 1 },
  { name: 'icon-512.png', size: 512, part: 1 },
  { name: 'maskable-512.png', size: 512, part: 0.8 },
  { name: 'icon-180.png', size: 180, part: 0.9 },
];

async function draw(drawing: Buffer, { name, size, part }: Icon): Promise<void> {
  const inner = Math.round(size * part);
  const image = await sharp(drawing, { density: 1200 }).resize(inner, inner).png().toBuffer();
  const background = part === 1 ? { r: 0, g: 0, b: 0, alpha: 0 } : ground;
  await sharp({ create: { width: size, height: size, channels: 4, background } })
    .composite([{ input: image, gravity: 'centre' }])
    .png({ compressionLevel: 9, palette: true })
    .toFile(join(folder, name));
}

const drawing = await readFile(join(folder, 'icon.svg'));
for (const icon of icons) await draw(drawing, icon);
