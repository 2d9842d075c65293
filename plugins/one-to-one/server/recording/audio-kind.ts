export type AudioKind = 'webm' | 'ogg';

/** How many bytes of a recording its kind is told from: browsers name the codec in the first few hundred. */
export const audioKindBytes = 1_024;

const ebml = '\x1a\x45\xdf\xa3';

/** What a recording is by its first bytes: sound in Opus and no picture, or undefined. What the client calls it says nothing. */
export function audioKind(start: Uint8Array): AudioKind | undefined {
  const text = Buffer.from(start.subarray(0, audioKindBytes)).toString('latin1');
  if (text.startsWith(ebml)) return text.includes('webm') && text.includes('A_OPUS') && !/V_(VP|AV|MPEG)/.test(text) ? 'webm' : undefined;
  // RFC 7845, 5.1: the first Ogg page holds the head of Opus and nothing else; its header takes 28 bytes.
  return text.startsWith('OggS') && text.startsWith('OpusHead', 28) ? 'ogg' : undefined;
}
