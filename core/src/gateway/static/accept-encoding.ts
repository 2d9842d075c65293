export type Encoding = 'br' | 'gzip';

const inOrder: readonly Encoding[] = ['br', 'gzip'];

function isAccepted(header: string, encoding: Encoding): boolean {
  const wish = header.split(',').map((part) => part.trim().toLowerCase()).find((part) => part.split(';')[0]!.trim() === encoding);
  return wish !== undefined && !/;\s*q=0(\.0*)?$/.test(wish);
}

/** Encodings a client takes, the smallest result first. */
export function acceptedEncodings(header: string | string[] | undefined): Encoding[] {
  const text = header?.toString() ?? '';
  return inOrder.filter((encoding) => isAccepted(text, encoding));
}
