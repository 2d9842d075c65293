import { compressPicture, fitWithin } from './compress-picture.ts';

/** A picture of a size; noisy, as a photo is. */
export async function aPicture(width: number, height: number, type = 'image/png'): Promise<File> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  for (let x = 0; x < width; x += 16) {
    context.fillStyle = `hsl(${(x * 7) % 360} 80% 50%)`;
    context.fillRect(x, 0, 16, height);
  }
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type));
  return new File([blob!], 'photo', { type });
}

describe('compressPicture', () => {
  it('makes a photo fit, in its proportion, in a format that is small', async () => {
    const small = await compressPicture(await aPicture(3200, 2400));
    const bitmap = await createImageBitmap(small);
    expect([bitmap.width, bitmap.height]).toEqual([1600, 1200]);
    expect(['image/webp', 'image/jpeg']).toContain(small.type);
  });

  it('leaves a small picture at its size', async () => {
    const bitmap = await createImageBitmap(await compressPicture(await aPicture(300, 200)));
    expect([bitmap.width, bitmap.height]).toEqual([300, 200]);
  });

  it('refuses what is no picture', async () => {
    await expectAsync(compressPicture(new Blob(['no picture'], { type: 'image/png' }))).toBeRejected();
  });

  it('never makes a side of nothing', () => {
    expect(fitWithin({ width: 20_000, height: 3 }, 1600)).toEqual({ width: 1600, height: 1 });
  });
});
