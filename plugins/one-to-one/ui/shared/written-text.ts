/** Nothing to see: spaces, and characters that only format others. */
const invisible = /[\s\p{Cf}\p{Mn}\u2800\u3164\uFFA0]/gu;

/** Whether a text says anything at all. The server decides the same way. */
export function isBlank(text: string): boolean {
  return text.replaceAll(invisible, '') === '';
}

/** The length that the server counts: line ends are one character, spaces at either end none. */
export function writtenLength(text: string): number {
  return text.replaceAll(/\r\n?/g, '\n').trim().length;
}

export type TextComplaint = 'empty' | 'too-long';

export function complaintAbout(text: string, max: number, mayBeEmpty = false): TextComplaint | null {
  if (!mayBeEmpty && isBlank(text)) return 'empty';
  return writtenLength(text) > max ? 'too-long' : null;
}
