import { archiveEnd } from '../archive-writer.ts';
import { blockBytes, checksumOf, ustarFields, ustarHeader, type UstarField } from '../ustar-header.ts';

/** An entry as no honest tool would write it. */
export interface RawEntry {
  path: string;
  content?: string | Buffer;
  /** Texts put over the right ones. */
  fields?: Partial<Record<UstarField, string>>;
}

function rawHeader({ path, fields = {} }: RawEntry, size: number): Buffer {
  const header = ustarHeader('x', size)!;
  const all = { name: path, ...fields };
  for (const [name, text] of Object.entries(all) as [UstarField, string][]) {
    const [from, length] = ustarFields[name];
    header.fill(0, from, from + length).write(text, from, length, 'latin1');
  }
  if (!fields.checksum)
    header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, ustarFields.checksum[0], 'latin1');
  return header;
}

/** A tar of any entries, with right checksums unless told otherwise. */
export function rawTar(entries: readonly RawEntry[], end: Buffer = archiveEnd): Buffer {
  const blocks = entries.flatMap((entry) => {
    const content = Buffer.from(entry.content ?? '');
    const padding = Buffer.alloc((blockBytes - (content.length % blockBytes)) % blockBytes);
    return [rawHeader(entry, content.length), content, padding];
  });
  return Buffer.concat([...blocks, end]);
}
