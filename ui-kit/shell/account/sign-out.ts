import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Confirmations } from '../../src/dialog/confirmations.ts';
import { SessionActions } from '../../src/session/session.actions.ts';
import { Drafts } from '../../src/storage/drafts.ts';

/** Asks, then signs out: drafts that are nowhere else would be lost. */
@Injectable({ providedIn: 'root' })
export class SignOut {
  private readonly questions = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly drafts = inject(Drafts);
  private readonly store = inject(Store);

  async ask(): Promise<void> {
    const count = this.drafts.count();
    const isConfirmed = await this.questions.ask({
      heading: this.texts.translate('account.signOutConfirm'),
      body: this.texts.translate(count > 0 ? 'account.signOutDrafts' : 'account.signOutBody', { count }),
      confirm: this.texts.translate('account.signOut'),
      isDangerous: count > 0,
    });
    if (isConfirmed) this.store.dispatch(SessionActions.signOutAsked());
  }
}
