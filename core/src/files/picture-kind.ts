export type PictureKind = 'jpeg' | 'png' | 'webp' | 'heif';

/** How many bytes of a file its kind is told from. */
export const kindBytes = 32;

const heifBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif', 'avis'];

const text = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** What a file is by its first bytes; its name and the client's Content-Type say nothing. */
export function pictureKind(start: Uint8Array): PictureKind | undefined {
  if (start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff) return 'jpeg';
  if (text(start, 0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (text(start, 0, 4) === 'RIFF' && text(start, 8, 12) === 'WEBP') return 'webp';
  if (text(start, 4, 8) === 'ftyp' && heifBrands.includes(text(start, 8, 12))) return 'heif';
  return undefined;
}
