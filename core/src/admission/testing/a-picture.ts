import sharp from 'sharp';

let made: Promise<Buffer> | undefined;

/** A small photo of nothing. */
export function aPicture(): Promise<Buffer> {
  made ??= sharp({ create: { width: 60, height: 40, channels: 3, background: '#eee' } })
    .jpeg()
    .toBuffer();
  return made;
}
