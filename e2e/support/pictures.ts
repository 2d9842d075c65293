import sharp from 'sharp';

const width = 2400;
const height = 1800;

/** A photographed page with a triangle on it and a camera's data in it: a large JPEG that names a place. */
export function photograph(): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height, 240);
  const draw = (x: number, y: number) => pixels.fill(30, y * width + x, y * width + x + 12);
  for (let t = 0; t < 1_000; t++) {
    draw(400 + Math.round(t * 0.8), 1400 - t);
    draw(2000 - Math.round(t * 0.8), 1400 - t);
    draw(400 + Math.round(t * 1.6), 1400);
  }
  return sharp(pixels, { raw: { width, height, channels: 1 } })
    .toColourspace('srgb')
    .jpeg({ quality: 92 })
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' } })
    .toBuffer();
}
