import { inject, Injectable } from '@angular/core';
import { ApiClient, ApiProblem, type BoardPictures, type UploadedPicture } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import type { Picture } from '../../../api.ts';
import { apiBase } from '../links.ts';

/** Pictures on the board of the session that is open. Provided by its page. */
@Injectable()
export class SessionBoardPictures implements BoardPictures {
  private readonly api = inject(ApiClient);
  private sessionId = '';
  readonly purpose = 'one-to-one';

  open(sessionId: string): void {
    this.sessionId = sessionId;
  }

  async share({ id }: UploadedPicture): Promise<void> {
    await firstValueFrom(this.api.put<Picture>(this.pathOf(id), {}));
  }

  async urlOf(fileId: string): Promise<string | null> {
    try {
      return (await firstValueFrom(this.api.get<Picture>(this.pathOf(fileId)))).url;
    } catch (thrown) {
      // What is not there will not be there later: it is not asked for again.
      if (thrown instanceof ApiProblem && thrown.status === 404) return null;
      throw thrown;
    }
  }

  private pathOf(fileId: string): string {
    return `${apiBase}/sessions/${encodeURIComponent(this.sessionId)}/board/pictures/${encodeURIComponent(fileId)}`;
  }
}
