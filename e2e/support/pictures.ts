import sharp from 'sharp';

/** A photographed page with a camera's data in it: a large JPEG that names a place. */
export function photograph(): Promise<Buffer> {
  const words = Buffer.from(
    `<svg width="2400" height="1800" xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="#f7f3e8"/>
      <path d="M400 1400 L1200 400 L2000 1400 Z" fill="none" stroke="#222" stroke-width="12"/>
      <text x="380" y="1500" font-size="96" font-family="sans-serif">A</text>
      <text x="1180" y="370" font-size="96" font-family="sans-serif">B</text>
      <text x="2000" y="1500" font-size="96" font-family="sans-serif">C</text></svg>`,
  );
  return sharp(words)
    .jpeg({ quality: 92 })
    .withExif({ IFD0: { Make: 'Camera' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '39/1 54/1 0/1' } })
    .toBuffer();
}
