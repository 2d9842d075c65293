/**
 * The token of an `Authorization` header; undefined where there is no header. Any other scheme gives
 * an empty token, which no one was ever issued.
 */
export function bearerToken(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  return header.startsWith('Bearer ') || /^bearer /i.test(header) ? header.slice(7) : '';
}
