import { audioKind } from './audio-kind.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const webm = '\x1a\x45\xdf\xa3\x9fB\x82\x84webm';
const oggPage = `OggS${'\0'.repeat(24)}`;

describe('kind of a recording', () => {
  test.each([
    ['webm', `${webm}\x16\x54\xae\x6b\x86\x86A_OPUS`],
    ['ogg', `${oggPage}OpusHead\x01`],
  ])('%s is told by its first bytes', (kind, start) => {
    expect(audioKind(bytes(start))).toBe(kind);
  });

  test.each([
    `${webm}V_VP8 A_OPUS`,
    `${webm}A_VORBIS`,
    `${webm}${' '.repeat(1_024)}A_OPUS`,
    '\x1a\x45\xdf\xa3matroska A_OPUS',
    `${oggPage}\x01vorbis`,
    'OggSOpusHead',
    'RIFF\x10\x00\x00\x00WAVE',
    '<svg>webm A_OPUS</svg>',
    '',
  ])('is none of ours: %j', (start) => {
    expect(audioKind(bytes(start))).toBeUndefined();
  });
});
