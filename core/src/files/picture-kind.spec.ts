import fc from 'fast-check';
import { pictureKind } from './picture-kind.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('kind of a picture', () => {
  test.each([
    ['jpeg', '\xff\xd8\xff\xe0\x00\x10JFIF'],
    ['png', '\x89PNG\r\n\x1a\n'],
    ['webp', 'RIFF\x10\x00\x00\x00WEBPVP8 '],
    ['heif', '\x00\x00\x00\x18ftypheic'],
    ['heif', '\x00\x00\x00\x1cftypavif'],
  ])('%s is told by its first bytes', (kind, start) => {
    expect(pictureKind(bytes(start))).toBe(kind);
  });

  test.each([
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<?xml version="1.0"?><svg>',
    'GIF89a/*<script>*/',
    '%PDF-1.7',
    'PK\x03\x04',
    'RIFF\x10\x00\x00\x00WAVE',
    '\x00\x00\x00\x18ftypmp42',
    '\x89PNG\n\x1a\n',
    'BM\x00\x00',
    'II*\x00',
    '',
  ])('is none of ours: %j', (start) => {
    expect(pictureKind(bytes(start))).toBeUndefined();
  });

  test('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (start) => void pictureKind(start)));
  });
});
