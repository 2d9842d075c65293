import { computed, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { ApiClient, ApiProblem, selectPermissions } from '@fudao/ui-kit';
import { Store } from '@ngrx/store';
import { firstValueFrom } from 'rxjs';
import { links } from '../../shared/links.ts';
import { isBlank } from '../../shared/written-text.ts';

/** What is taken along into the Q&A centre. */
export interface Handover {
  readonly subject: string | null;
  readonly text: string;
  readonly pictureIds: readonly string[];
}

interface Written extends Handover {
  readonly pictures?: unknown;
}

const path = '/api/question-answer/drafts/current';
const mostPictures = 4;

/** What is taken along, behind what already stands there: nobody's words are lost. */
export function joined(there: Handover | null, brought: Handover): Handover {
  if (!there) return brought;
  const text = isBlank(there.text) || there.text.includes(brought.text) ? (isBlank(there.text) ? brought.text : there.text) : `${there.text}\n\n${brought.text}`;
  const pictureIds = [...new Set([...there.pictureIds, ...brought.pictureIds])].slice(0, mostPictures);
  return { subject: brought.subject ?? there.subject, text, pictureIds };
}

/** The way into the Q&A centre, where the district has one. */
@Injectable()
export class QuestionCentre {
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly permissions = inject(Store).selectSignal(selectPermissions);
  readonly isThere = computed(() => this.permissions().includes('question-answer:ask'));

  /** Opens the page on which a question is written, with the text in it. */
  async goWith(brought: Handover): Promise<void> {
    if (!isBlank(brought.text) || brought.pictureIds.length > 0) await this.hand(brought);
    await this.router.navigateByUrl(links.askQuestion);
  }

  private async hand(brought: Handover): Promise<void> {
    const { draft } = await firstValueFrom(this.api.get<{ draft: Written | null }>(path));
    const { subject, text, pictureIds } = joined(draft, brought);
    try {
      await firstValueFrom(this.api.put(path, { subject, text, pictureIds }));
    } catch (thrown) {
      // Pictures that belong to a call already may not be taken: the words still are.
      if (!(thrown instanceof ApiProblem) || thrown.retryable || pictureIds.length === 0) throw thrown;
      await firstValueFrom(this.api.put(path, { subject, text, pictureIds: draft?.pictureIds ?? [] }));
    }
  }
}
