import { inject, Injectable } from '@angular/core';
import { defer, from, type Observable, switchMap } from 'rxjs';
import { ApiClient, type UploadStep } from '../api/api-client.ts';
import { compressPicture } from './compress-picture.ts';
import type { UploadedPicture } from './uploaded-picture.ts';

/** Makes a photo small and sends it. */
@Injectable({ providedIn: 'root' })
export class PictureUpload {
  private readonly api = inject(ApiClient);

  /** @param purpose what for, e.g. `question` */
  send(file: Blob, purpose: string): Observable<UploadStep<UploadedPicture>> {
    return defer(() => from(this.prepare(file))).pipe(
      switchMap((picture) => this.api.upload<UploadedPicture>('/api/files', picture, { query: { purpose } })),
    );
  }

  /** What this browser cannot read (HEIC on most) goes as it is: the server says what to do about it. */
  private async prepare(file: Blob): Promise<Blob> {
    try {
      return await compressPicture(file);
    } catch {
      return file;
    }
  }
}
