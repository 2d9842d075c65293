import { firstValueFrom, filter, map } from 'rxjs';
import type { PictureUpload } from '../../pictures/picture-upload.ts';
import type { UploadedPicture } from '../../pictures/uploaded-picture.ts';
import type { BoardPictures } from './board-pictures.ts';

/** Sends a picture and lets the others see it. @throws ApiProblem */
export async function sendPicture(uploads: PictureUpload, file: File, pictures: BoardPictures): Promise<UploadedPicture> {
  const done = uploads.send(file, pictures.purpose).pipe(
    map((step) => (step.kind === 'done' ? step.answer : undefined)),
    filter((picture) => picture !== undefined),
  );
  const picture = await firstValueFrom(done);
  await pictures.share(picture);
  return picture;
}
