export const blockBytes = 512;

/** Where a header keeps what (POSIX ustar): offset and length. */
export const ustarFields = {
  name: [0, 100],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  modified: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
  deviceMajor: [329, 8],
  deviceMinor: [337, 8],
  prefix: [345, 155],
} as const;

export type UstarField = keyof typeof ustarFields;

const octal = (value: number, digits: number) => value.toString(8).padStart(digits, '0');

/** The sum of all bytes of a header, its own field counted as spaces. */
export function checksumOf(header: Buffer): number {
  const [from, length] = ustarFields.checksum;
  const sum = (bytes: Buffer) => bytes.reduce((total, byte) => total + byte, 0);
  return sum(header) - sum(header.subarray(from, from + length)) + length * 0x20;
}

/** A long path is cut at a slash into two fields; undefined where that does not help. */
function splitPath(path: string): { prefix: string; name: string } | undefined {
  if (path.length <= ustarFields.name[1]) return { prefix: '', name: path };
  const at = path.indexOf('/', path.length - ustarFields.name[1] - 1);
  const isShort = at > 0 && at <= ustarFields.prefix[1];
  return isShort ? { prefix: path.slice(0, at), name: path.slice(at + 1) } : undefined;
}

/**
 * The one header that a file has in a package: nobody's, of no time, readable by all.
 * Undefined where the path is too long for it.
 */
export function ustarHeader(path: string, size: number): Buffer | undefined {
  const parts = splitPath(path);
  if (!parts) return undefined;
  const header = Buffer.alloc(blockBytes);
  const write = (field: UstarField, text: string) => void header.write(text, ustarFields[field][0], 'latin1');
  write('name', parts.name);
  write('mode', octal(0o644, 7));
  write('owner', octal(0, 7));
  write('group', octal(0, 7));
  write('size', octal(size, 11));
  write('modified', octal(0, 11));
  write('type', '0');
  write('magic', 'ustar\0' + '00');
  write('prefix', parts.prefix);
  write('checksum', `${octal(checksumOf(header), 6)}\0 `);
  return header;
}
