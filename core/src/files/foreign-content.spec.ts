import fc from 'fast-check';
import { ForeignContent } from './foreign-content.ts';
import { aCanvas, aPhoto } from './some-pictures.ts';

function isForeign(bytes: Uint8Array, pieceLength = 64 * 1024): boolean {
  const foreign = new ForeignContent();
  for (let at = 0; at < bytes.length; at += pieceLength) foreign.look(bytes.subarray(at, at + pieceLength));
  return foreign.isFound;
}

const archiveEnd = (comment: string) => {
  const record = Buffer.alloc(22 + comment.length);
  record.write('PK\x05\x06', 0, 'latin1');
  record.writeUInt16LE(comment.length, 20);
  record.write(comment, 22, 'latin1');
  return record;
};

describe('foreign content in a picture', () => {
  test('plain pictures have none, with metadata as cameras write it', async () => {
    const photo = await aCanvas({ width: 1200, height: 900 })
      .withXmp('<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF/></x:xmpmeta>')
      .jpeg({ quality: 95 })
      .toBuffer();
    expect(isForeign(photo)).toBe(false);
    expect(isForeign(await aCanvas({ width: 1200, height: 900 }).png().toBuffer())).toBe(false);
  });

  test.each([
    '<script>alert(1)</script>',
    '<?php system($_GET[0]);',
    '<!DOCTYPE html>',
    '<HTML ',
    '<svg onload=x>',
    '%PDF-1.4',
  ])('behind the picture or within it: %s', async (content) => {
    const photo = await aPhoto({ width: 300, height: 200 });
    expect(isForeign(Buffer.concat([photo, Buffer.from(content)]))).toBe(true);
    expect(isForeign(Buffer.concat([photo.subarray(0, 300), Buffer.from(content), photo.subarray(300)]))).toBe(true);
  });

  test('is found wherever the pieces are cut', () => {
    const bytes = Buffer.concat([Buffer.alloc(50, 1), Buffer.from('<ScRiPt'), Buffer.alloc(50, 1)]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), (pieceLength) => isForeign(bytes, pieceLength)));
  });

  test('an archive that is appended is found, with and without a comment', async () => {
    const photo = await aPhoto();
    expect(isForeign(Buffer.concat([photo, archiveEnd('')]))).toBe(true);
    expect(isForeign(Buffer.concat([photo, archiveEnd('a comment')]), 7)).toBe(true);
    expect(isForeign(Buffer.concat([photo, archiveEnd('a comment'), Buffer.from('more')]))).toBe(false);
  });
});
