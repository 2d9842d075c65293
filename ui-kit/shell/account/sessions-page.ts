import { Component, inject, signal } from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import type { LocalText } from '@fudao/plugin-sdk';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { Confirmations } from '../../src/dialog/confirmations.ts';
import { Icon } from '../../src/icon/icon.ts';
import { Page } from '../../src/page/page.ts';
import { SessionActions } from '../../src/session/session.actions.ts';
import { ErrorState } from '../../src/states/error-state.ts';
import { Loading } from '../../src/states/loading.ts';
import { Language } from '../../src/texts/language.ts';
import { LocalTextPipe } from '../../src/texts/local-text.pipe.ts';
import { AgoPipe } from '../../src/time/moment.pipe.ts';
import { Toasts } from '../../src/toast/toasts.ts';

interface DeviceSession {
  readonly id: string;
  readonly device: LocalText;
  readonly seenAt: string;
  readonly isCurrent: boolean;
}

/** The devices on which this account is signed in, each with a way to end it. */
@Component({
  selector: 'fd-sessions-page',
  imports: [AgoPipe, Button, ErrorState, Icon, Loading, LocalTextPipe, Page, TranslocoPipe],
  template: `
    <fd-page [heading]="'account.sessions' | transloco" back="/me">
      <p class="fd-quiet">{{ 'account.sessionsHint' | transloco }}</p>
      @if (sessions(); as list) {
        <ul class="fd-list">
          @for (session of list; track session.id) {
            <li class="fd-row">
              <fd-icon name="devices" />
              <span class="grow">
                {{ session.device | localText }}
                @if (session.isCurrent) {
                  <span class="fd-chip good">{{ 'account.currentSession' | transloco }}</span>
                }
                <br /><span class="fd-quiet">{{ 'account.lastSeen' | transloco: { time: session.seenAt | ago } }}</span>
              </span>
              @if (!session.isCurrent) {
                <button fdButton="text" type="button" (click)="end(session)">{{ 'account.endSession' | transloco }}</button>
              }
            </li>
          }
        </ul>
        <p class="all">
          <button fdButton="outlined" type="button" (click)="endAll(list.length)"><fd-icon name="logout" />{{ 'account.signOutEverywhere' | transloco }}</button>
        </p>
      } @else if (problem()) {
        <fd-error-state [problem]="problem()" (retried)="load()" />
      } @else {
        <fd-loading />
      }
    </fd-page>
  `,
  styles: `.all { margin-top: 20px; }`,
})
export class SessionsPage {
  private readonly api = inject(ApiClient);
  private readonly questions = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  private readonly store = inject(Store);
  protected readonly sessions = signal<readonly DeviceSession[] | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    const answer = await this.attempt(this.api.get<{ items: DeviceSession[] }>('/api/identity/sessions'));
    if (answer) this.sessions.set(answer.items);
  }

  protected async end(session: DeviceSession): Promise<void> {
    const isConfirmed = await this.questions.ask({
      heading: this.texts.translate('account.endSessionConfirm', { device: this.language.of(session.device) }),
      body: this.texts.translate('account.endSessionBody'),
      confirm: this.texts.translate('account.endSession'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    const ended = await this.attempt(this.api.delete<unknown>(`/api/identity/sessions/${session.id}`));
    if (ended === undefined) return;
    this.toasts.show(this.texts.translate('account.sessionEnded'));
    await this.load();
  }

  protected async endAll(count: number): Promise<void> {
    const isConfirmed = await this.questions.ask({
      heading: this.texts.translate('account.signOutEverywhereConfirm'),
      body: this.texts.translate('account.signOutEverywhereBody', { count }),
      confirm: this.texts.translate('account.signOutEverywhere'),
      isDangerous: true,
    });
    if (!isConfirmed) return;
    const ended = await this.attempt(this.api.post<unknown>('/api/identity/sign-out-everywhere'));
    if (ended !== undefined) this.store.dispatch(SessionActions.signedOut({ reason: 'asked' }));
  }

  private async attempt<T>(request: Observable<T>): Promise<T | undefined> {
    try {
      return await firstValueFrom(request);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (this.sessions()) this.toasts.show(problem.sentence, { tone: 'bad' });
      else this.problem.set(problem);
      return undefined;
    }
  }
}
