import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Title } from '@angular/platform-browser';
import { ActivatedRoute } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { ApiProblem, Button, Field, Icon, Language, LocalTextPipe, newIdempotencyKey } from '@fudao/ui-kit';
import { firstValueFrom } from 'rxjs';
import { AskCard } from './ask-card.ts';
import { AskChoice } from './ask-choice.ts';
import { answerTo, type Ask, keyOf, relations } from './consent.ts';
import { ConsentsApi, type DataKind, type OpenedCode } from './consents-api.ts';
import { GuardianData } from './guardian-data.ts';
import { guardianDataWords } from './guardian-data-words.ts';

/**
 * A guardian decides for a child, by the code on the school's slip and without an account. The code is the part of the
 * address that browsers send to nobody.
 */
@Component({
  selector: 'student-guardian-page',
  imports: [AskCard, AskChoice, Button, Field, GuardianData, Icon, LocalTextPipe, TranslocoPipe],
  templateUrl: './guardian-page.html',
  styleUrl: './guardian-page.scss',
})
export class GuardianPage {
  private readonly api = inject(ConsentsApi);
  private readonly language = inject(Language);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment, { initialValue: null });
  protected readonly code = signal('');
  protected readonly opened = signal<OpenedCode | null>(null);
  protected readonly choices = signal<Readonly<Record<string, boolean>>>({});
  protected readonly name = signal('');
  protected readonly relation = signal('');
  protected readonly relations = relations;
  protected readonly isBusy = signal(false);
  protected readonly wasTried = signal(false);
  protected readonly isDone = signal(false);
  /** Where the code served to ask about the child's data instead. */
  protected readonly dataAsked = signal<DataKind | null>(null);
  protected readonly dataWords = guardianDataWords;
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly otherLanguage = computed(() => (this.language.current() === 'en' ? 'zh-CN' : 'en'));
  protected readonly done = computed(() => Object.keys(this.choices()).length);
  protected readonly keyOf = keyOf;
  private key = newIdempotencyKey();

  constructor() {
    const texts = inject(TranslocoService);
    inject(Title).setTitle(`${texts.translate('consents.guardian.heading')} · ${texts.translate('app.name')}`);
    effect(() => {
      const code = this.fragment();
      if (!code) return;
      this.code.set(code);
      untracked(() => void this.open());
    });
  }

  protected switchLanguage(): void {
    void this.language.choose(this.otherLanguage());
  }

  protected valueOf(ask: Ask): boolean | null {
    return this.choices()[keyOf(ask)] ?? null;
  }

  protected choose(ask: Ask, allowed: boolean): void {
    this.choices.update((choices) => ({ ...choices, [keyOf(ask)]: allowed }));
    this.key = newIdempotencyKey();
  }

  protected async open(): Promise<void> {
    const code = this.code().trim();
    if (!code) return;
    await this.run(async () => {
      this.opened.set(await firstValueFrom(this.api.openCode(code)));
      this.choices.set({});
      this.wasTried.set(false);
    });
  }

  protected async submit(): Promise<void> {
    this.wasTried.set(true);
    const opened = this.opened()!;
    const [guardianName, relation] = [this.name().trim(), this.relation()];
    if (!guardianName || !relation || this.done() < opened.items.length) return;
    const answers = opened.items.map((ask) => answerTo(ask, this.choices()[keyOf(ask)]!));
    await this.run(async () => {
      await firstValueFrom(this.api.answerCode({ code: this.code().trim(), guardianName, relation, answers }, this.key));
      this.isDone.set(true);
    });
    // The words on the page are not those that are asked any more: they are read anew before they are answered.
    if (this.problem()?.code === 'CONSENT_WORDS_CHANGED') this.opened.set(null);
  }

  private async run(work: () => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      this.problem.set(problem);
    } finally {
      this.isBusy.set(false);
    }
  }
}
