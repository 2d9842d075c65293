import { DOCUMENT } from '@angular/common';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { firstValueFrom, type Observable } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import { ApiProblem } from '../../src/api/api-problem.ts';
import { Button } from '../../src/button/button.ts';
import { Confirmations } from '../../src/dialog/confirmations.ts';
import { Icon } from '../../src/icon/icon.ts';
import { Page } from '../../src/page/page.ts';
import { ErrorState } from '../../src/states/error-state.ts';
import { Loading } from '../../src/states/loading.ts';
import { Language } from '../../src/texts/language.ts';
import { LocalTextPipe } from '../../src/texts/local-text.pipe.ts';
import { Toasts } from '../../src/toast/toasts.ts';
import { AskDialog } from './ask-dialog.ts';
import { KeptList } from './kept-list.ts';
import { isOpen, type DataRequest, type OwnData, type RequestKind } from './my-data.ts';
import { withDays, words } from './my-data-words.ts';
import { RequestCard } from './request-card.ts';

const root = '/api/privacy/own';

/** What the platform keeps of somebody, a copy of it to ask for, and a way to be forgotten. */
@Component({
  selector: 'fd-my-data-page',
  imports: [AskDialog, Button, ErrorState, Icon, KeptList, Loading, LocalTextPipe, Page, RequestCard, RouterLink],
  templateUrl: './my-data-page.html',
  styleUrl: './my-data-page.scss',
})
export class MyDataPage {
  private readonly api = inject(ApiClient);
  private readonly questions = inject(Confirmations);
  private readonly toasts = inject(Toasts);
  private readonly language = inject(Language);
  private readonly document = inject(DOCUMENT);
  protected readonly words = words;
  protected readonly data = signal<OwnData | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly asking = signal<RequestKind | null>(null);
  protected readonly busyId = signal<string | null>(null);
  protected readonly answerHint = computed(() => withDays(words.answer, this.data()?.daysToAnswer ?? 0));
  protected readonly offers = computed(() => {
    const { requests = [], daysToTake = 0 } = this.data() ?? {};
    const isAsked = (kind: RequestKind) => requests.some((one) => one.kind === kind && isOpen(one));
    return [
      { kind: 'export', icon: 'download', name: words.exportName, lead: withDays(words.exportLead, daysToTake), ask: words.exportAsk, isAsked: isAsked('export') },
      { kind: 'erasure', icon: 'delete', name: words.erasureName, lead: words.erasureLead, ask: words.erasureAsk, isAsked: isAsked('erasure') },
    ] as const;
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.data.set(await firstValueFrom(this.api.get<OwnData>(root)));
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    }
  }

  protected async onAsked(): Promise<void> {
    this.asking.set(null);
    this.toasts.show(this.language.of(words.asked), { tone: 'good' });
    await this.load();
  }

  protected async withdraw(request: DataRequest): Promise<void> {
    const [heading, body, confirm] = [words.withdrawHeading, words.withdrawBody, words.withdraw].map((text) => this.language.of(text));
    if (!(await this.questions.ask({ heading: heading!, body: body!, confirm: confirm! }))) return;
    const isDone = await this.attempt(request, this.api.post<unknown>(`${root}/requests/${request.id}/withdrawal`));
    if (isDone) this.toasts.show(this.language.of(words.withdrawn));
    await this.load();
  }

  /** The browser saves what the link answers, and the page stays. */
  protected async take(request: DataRequest): Promise<void> {
    const link = await this.attempt(request, this.api.post<{ url: string }>(`${root}/requests/${request.id}/link`));
    if (link) this.document.location.assign(link.url);
  }

  private async attempt<T>({ id }: DataRequest, request: Observable<T>): Promise<T | undefined> {
    this.busyId.set(id);
    try {
      return await firstValueFrom(request);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.toasts.show(problem.sentence, { tone: 'bad' });
      return undefined;
    } finally {
      this.busyId.set(null);
    }
  }
}
