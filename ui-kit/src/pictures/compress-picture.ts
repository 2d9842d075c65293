/** Longest side of what is sent: enough to read a page of an exercise book. */
const longestSide = 1600;
const quality = 0.82;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size within the limit, in the same proportion; a small picture stays as it is. */
export function fitWithin({ width, height }: Size, longest: number): Size {
  const factor = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * factor)), height: Math.max(1, Math.round(height * factor)) };
}

function encode(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
  return new Promise((resolve) => canvas.toBlob(resolve, type, quality));
}

/**
 * A photo made small in the browser, before it goes over a phone's network; upright, and without what
 * the camera wrote into it (the place where it was taken). @throws where it is no picture
 */
export async function compressPicture(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  try {
    const { width, height } = fitWithin(bitmap, longestSide);
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d')!;
    // A transparent drawing would turn black in JPEG.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, width, height);
    const webp = await encode(canvas, 'image/webp');
    // Where the browser cannot write WebP it gives PNG, which is large.
    const small = webp?.type === 'image/webp' ? webp : await encode(canvas, 'image/jpeg');
    if (!small) throw new Error('the picture could not be encoded');
    return small;
  } finally {
    bitmap.close();
  }
}
