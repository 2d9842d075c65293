import sharp, { type Sharp } from 'sharp';

export interface PhotoOptions {
  width?: number;
  height?: number;
}

/** A noisy picture, as sharp makes it, for specs; format and metadata are up to the caller. */
export function aCanvas({ width = 64, height = 48 }: PhotoOptions = {}): Sharp {
  return sharp({
    create: { width, height, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 120, sigma: 30 } },
  });
}

/** A JPEG as a camera makes it. */
export function aPhoto(options: PhotoOptions = {}): Promise<Buffer> {
  return aCanvas(options).jpeg({ quality: 85 }).toBuffer();
}

/** 40 megapixels of nothing in a few kilobytes. */
export function aPictureBomb(): Promise<Buffer> {
  return sharp({ create: { width: 8000, height: 5000, channels: 3, background: '#fff' } })
    .png({ compressionLevel: 9 })
    .toBuffer();
}
