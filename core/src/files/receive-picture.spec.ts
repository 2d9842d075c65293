import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { checkAnnouncedLength, receivePicture } from './receive-picture.ts';
import { aPhoto } from './some-pictures.ts';

describe('receiving a picture', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fudao-receive-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const receive = (pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) =>
    receivePicture(Readable.from(pieces), join(folder, 'upload'));

  test('arrives byte by byte as it was sent', async () => {
    const photo = await aPhoto();
    expect(await receive(Array.from(photo, (byte) => Buffer.from([byte])))).toBe('jpeg');
    expect(await readFile(join(folder, 'upload'))).toEqual(photo);
  });

  test('what is no picture is stopped at its first bytes', async () => {
    let sent = 0;
    function* endless() {
      for (;;) {
        sent++;
        yield Buffer.from('plain text, plain text, plain text, plain text ');
      }
    }
    await expect(receive(endless())).rejects.toMatchObject({ code: 'FILES_NOT_A_PICTURE' });
    expect(sent).toBeLessThan(100);
  });

  test('past ten megabytes it is stopped, whatever was announced', async () => {
    const photo = await aPhoto();
    function* endless() {
      yield photo;
      for (;;) yield Buffer.alloc(256 * 1024);
    }
    await expect(receive(endless())).rejects.toMatchObject({ code: 'FILES_TOO_LARGE', details: { megabytes: 10 } });
    expect(() => checkAnnouncedLength(10 * 1024 * 1024 + 1)).toThrow(
      expect.objectContaining({ code: 'FILES_TOO_LARGE' }),
    );
    expect(() => checkAnnouncedLength(undefined)).not.toThrow();
  });

  test('a client that goes away in the middle', async () => {
    async function* broken() {
      yield await aPhoto();
      throw new Error('The client went away.');
    }
    await expect(receive(broken())).rejects.toMatchObject({ code: 'FILES_DAMAGED' });
  });

  test('a picture with a script in it', async () => {
    const photo = await aPhoto();
    await expect(receive([photo, Buffer.from('<script>')])).rejects.toMatchObject({ code: 'FILES_NOT_ONLY_A_PICTURE' });
  });

  test('a disk that is full', async () => {
    async function* full() {
      yield await aPhoto();
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
    }
    await expect(receive(full())).rejects.toMatchObject({ code: 'FILES_NO_SPACE' });
  });
});
