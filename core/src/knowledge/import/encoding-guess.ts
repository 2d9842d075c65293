/** What an encoding a file may have that does not begin as UTF-8 text does; undefined when it may well be UTF-8. */
export function foreignEncoding(start: Uint8Array): string | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'UTF-16LE';
  if (start[0] === 0xfe && start[1] === 0xff) return 'UTF-16BE';
  // JSON begins with an ASCII character: a zero beside it is UTF-16 without a mark.
  if (start[0] === 0 && start[1] !== 0) return 'UTF-16BE';
  if (start[0] !== 0 && start[1] === 0) return 'UTF-16LE';
  return undefined;
}
