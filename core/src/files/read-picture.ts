import { commonErrors, type BinaryAnswer } from '@fudao/plugin-sdk';
import { errors } from './errors.ts';
import { storedName, type FileStorage } from './file-storage.ts';
import { isLinkValid, type Link } from './signed-link.ts';

/** The bytes behind a signed link; the link itself is the right to see them. */
export async function readPicture(
  storage: FileStorage,
  key: Uint8Array,
  { signature, ...link }: Link & { signature: string },
  now: Date,
): Promise<BinaryAnswer> {
  if (!isLinkValid(key, link, signature, now)) throw errors.LINK_EXPIRED();
  const buffer = await storage.read(storedName(link.id, link.size));
  if (!buffer) throw commonErrors.NOT_FOUND();
  const secondsLeft = Math.floor(link.expires - now.getTime() / 1000);
  return {
    buffer,
    contentType: 'image/webp',
    headers: {
      'cache-control': `private, max-age=${secondsLeft}, immutable`,
      'content-disposition': 'inline; filename="picture.webp"',
      etag: `"${link.id}-${link.size}"`,
    },
  };
}
