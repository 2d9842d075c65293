import sharp, { type Metadata } from 'sharp';
import { errors } from './errors.ts';
import type { PictureKind } from './picture-kind.ts';

/** Camera pictures up to here; a 40-megapixel bomb of a few kilobytes is refused before it is decoded. */
const maxMegapixels = 24;
const maxPixels = maxMegapixels * 1_000_000;
const longSide = 2000;
const thumbnailSide = 320;
const timeoutSeconds = 20;

export interface EncodedPicture {
  /** WebP, upright, without any metadata. */
  readonly full: Buffer;
  readonly thumbnail: Buffer;
  readonly width: number;
  readonly height: number;
}

// Of everything libvips can load, only what we take: a file that lies about its kind meets no other parser.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadHeif'],
});
sharp.concurrency(1);
sharp.cache(false);

function unreadable(kind: PictureKind, cause: unknown): Error {
  return kind === 'heif' ? errors.HEIC_NOT_READABLE({}, { cause }) : errors.DAMAGED({}, { cause });
}

async function readHeader(file: string, kind: PictureKind): Promise<Metadata> {
  try {
    return await sharp(file, { limitInputPixels: false }).metadata();
  } catch (error) {
    throw unreadable(kind, error);
  }
}

async function decode(file: string, kind: PictureKind): Promise<EncodedPicture> {
  try {
    const { data: full, info } = await sharp(file, { limitInputPixels: maxPixels, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ width: longSide, height: longSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80 })
      .timeout({ seconds: timeoutSeconds })
      .toBuffer({ resolveWithObject: true });
    const thumbnail = await sharp(full)
      .resize({ width: thumbnailSide, height: thumbnailSide, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .toBuffer();
    return { full, thumbnail, width: info.width, height: info.height };
  } catch (error) {
    throw unreadable(kind, error);
  }
}

/** Decodes a picture (the first frame, where it has several) and encodes it anew. */
export async function encodePicture(file: string, kind: PictureKind): Promise<EncodedPicture> {
  const { format, width, height } = await readHeader(file, kind);
  if (format !== kind) throw errors.NOT_A_PICTURE();
  if (width * height > maxPixels) throw errors.TOO_MANY_PIXELS({ megapixels: maxMegapixels });
  return decode(file, kind);
}
