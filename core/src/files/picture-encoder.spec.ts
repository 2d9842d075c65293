import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { encodePicture } from './picture-encoder.ts';
import { pictureKind } from './picture-kind.ts';
import { aCanvas, aPhoto, aPictureBomb } from './some-pictures.ts';

describe('encoding a picture anew', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-pictures-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function encode(bytes: Uint8Array, kind = pictureKind(bytes)!) {
    const file = join(folder, 'upload');
    await writeFile(file, bytes);
    return encodePicture(file, kind);
  }

  test('JPEG, PNG, WebP and AVIF become a WebP of at most 2000 pixels and a thumbnail of 320', async () => {
    const canvas = aCanvas({ width: 2600, height: 1300 });
    for (const bytes of [
      await canvas.jpeg().toBuffer(),
      await canvas.png().toBuffer(),
      await canvas.webp().toBuffer(),
    ]) {
      const { full, thumbnail, width, height } = await encode(bytes);
      expect([width, height]).toEqual([2000, 1000]);
      expect(await sharp(full).metadata()).toMatchObject({ format: 'webp', width: 2000, height: 1000 });
      expect(await sharp(thumbnail).metadata()).toMatchObject({ format: 'webp', width: 320, height: 160 });
    }
    const avif = await aCanvas().avif({ effort: 0 }).toBuffer();
    expect(await encode(avif)).toMatchObject({ width: 64, height: 48 });
  });

  test('a small picture stays as small as it is', async () => {
    expect(await encode(await aPhoto({ width: 20, height: 10 }))).toMatchObject({ width: 20, height: 10 });
  });

  test('place, camera and owner in the metadata are gone', async () => {
    const photo = await aCanvas()
      .withExif({
        IFD0: { Artist: 'Li Lei', Make: 'Phone' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '39/1 54/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '116/1 23/1 0/1',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>Li Lei</note></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    expect((await sharp(photo).metadata()).exif?.includes('Li Lei')).toBe(true);
    const { full, thumbnail } = await encode(photo);
    for (const picture of [full, thumbnail]) {
      const { exif, xmp, icc, iptc, comments } = await sharp(picture).metadata();
      expect([exif, xmp, icc, iptc, comments]).toEqual(Array(5).fill(undefined));
      expect(picture.includes('Li Lei')).toBe(false);
      expect(picture.includes('EXIF')).toBe(false);
    }
  });

  test('a photo taken sideways is turned upright', async () => {
    const sideways = await aCanvas({ width: 64, height: 48 }).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    expect(await encode(sideways)).toMatchObject({ width: 48, height: 64 });
  });

  test('a bomb of 40 megapixels in a few kilobytes is refused before it is decoded', async () => {
    const bomb = await aPictureBomb();
    expect(bomb.length).toBeLessThan(200_000);
    await expect(encode(bomb)).rejects.toMatchObject({ code: 'FILES_TOO_MANY_PIXELS' });
    // A header that promises 4,000 megapixels, and nothing behind it.
    const promise = Buffer.from(bomb.subarray(0, 100));
    promise.writeUInt32BE(65_000, 16);
    promise.writeUInt32BE(65_000, 20);
    await expect(encode(promise)).rejects.toMatchObject({ spec: { status: expect.any(Number) as number } });
  });

  test('of an animation only the first frame stays', async () => {
    const frames = await Promise.all([aCanvas().png().toBuffer(), aCanvas().png().toBuffer()]);
    const animation = await sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer();
    expect((await sharp(animation).metadata()).pages).toBe(2);
    const { full, height } = await encode(animation);
    expect(height).toBe(48);
    expect((await sharp(full).metadata()).pages ?? 1).toBe(1);
  });

  test('a truncated, a garbled and an empty picture are damaged', async () => {
    const photo = await aPhoto({ width: 400, height: 300 });
    await expect(encode(photo.subarray(0, photo.length / 2))).rejects.toMatchObject({ code: 'FILES_DAMAGED' });
    await expect(encode(photo.subarray(0, 40))).rejects.toMatchObject({ code: 'FILES_DAMAGED' });
    const png = await aCanvas().png().toBuffer();
    png.fill(0x55, 60, 200);
    await expect(encode(png)).rejects.toMatchObject({ code: 'FILES_DAMAGED' });
  });

  test('a HEIC, which needs a patented decoder, gets a sentence of its own', async () => {
    const box = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic'), Buffer.alloc(64)]);
    await expect(encode(box)).rejects.toMatchObject({ code: 'FILES_HEIC_NOT_READABLE' });
  });

  test('a file that is not of the kind its first bytes say is refused', async () => {
    const webp = await aCanvas().webp().toBuffer();
    await expect(encode(webp, 'png')).rejects.toMatchObject({ code: 'FILES_NOT_A_PICTURE' });
  });

  test('SVG, GIF and TIFF find no decoder at all, whatever they are called', async () => {
    const svg = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>',
    );
    const gif = await aCanvas().gif().toBuffer();
    const tiff = await aCanvas().tiff().toBuffer();
    for (const bytes of [svg, gif, tiff]) {
      expect(pictureKind(bytes)).toBeUndefined();
      await expect(encode(bytes, 'jpeg')).rejects.toMatchObject({ code: 'FILES_DAMAGED' });
    }
  });
});
