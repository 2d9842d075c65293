import { Injectable } from '@angular/core';

/** Where a student goes on alone: the Q&A centre, where the district has one. Provided by the student app. */
@Injectable()
export abstract class PracticePlace {
  abstract readonly isThere: () => boolean;
  /** Opens it with these words. */
  abstract goWith(words: { readonly subject: string; readonly text: string; readonly pictureIds: readonly string[] }): Promise<void>;
}
