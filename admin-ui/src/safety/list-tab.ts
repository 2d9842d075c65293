import { Component, computed, effect, inject, linkedSignal, signal, untracked } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type ApiProblem, Button, ErrorState, Field, Icon, LoadMore, Loading, MomentPipe, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { PagedList } from '../paged-list.ts';
import { ReasonDialog } from '../reason-dialog.ts';
import { SafetyApi } from './safety-api.ts';
import { type ListedWord, type ListVersion, type Screening, type Severity, uses, type Use, type WordList } from './safety.ts';
import { markedParts } from './marked-parts.ts';

const noList: WordList = { words: [], allowedLinks: [] };
const mostShown = 200;

/** The list that texts are screened by: changed, tried, saved with a reason, and put back. */
@Component({
  selector: 'admin-safety-list-tab',
  imports: [Button, ErrorState, Field, Icon, LoadMore, Loading, MomentPipe, ReasonDialog, TranslocoPipe],
  templateUrl: './list-tab.html',
  styleUrls: ['./safety.scss', './list-tab.scss'],
})
export class ListTab {
  private readonly api = inject(SafetyApi);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  protected readonly uses = uses;
  protected readonly own = rxResource({ stream: () => this.api.list() });
  protected readonly problem = computed(() => (this.own.error() as unknown as ApiProblem | undefined) ?? null);
  private readonly kept = computed(() => (this.own.hasValue() ? this.own.value().list : noList));
  /** As it is being changed; what others saved meanwhile takes its place only when this page asks for it. */
  protected readonly list = linkedSignal(() => this.kept());
  protected readonly isChanged = computed(() => JSON.stringify(this.list()) !== JSON.stringify(this.kept()));
  protected readonly isCity = computed(() => this.own.hasValue() && this.own.value().scope === 'city');
  protected readonly search = signal('');
  protected readonly found = computed(() => this.list().words.filter(({ word }) => word.toLowerCase().includes(this.search().trim().toLowerCase())));
  protected readonly shown = computed(() => this.found().slice(0, mostShown));
  protected readonly word = signal('');
  protected readonly severity = signal<Severity>('hold');
  protected readonly use = signal<Use | ''>('');
  protected readonly links = computed(() => this.list().allowedLinks.join('\n'));
  protected readonly sample = signal('');
  protected readonly sampleUse = signal<Use>('question');
  protected readonly tried = signal<(Screening & { readonly parts: ReturnType<typeof markedParts> }) | null>(null);
  protected readonly trial = new Deed();
  protected readonly deed = new Deed();
  protected readonly asking = signal<'save' | ListVersion | null>(null);
  protected readonly askingId = computed(() => {
    const asked = this.asking();
    return asked === null || asked === 'save' ? asked : asked.id;
  });
  protected readonly history = new PagedList<ListVersion, null>((_, cursor) => this.api.history(cursor));

  constructor() {
    effect(() => {
      if (!this.own.hasValue()) return;
      untracked(() => void this.history.find(null));
    });
  }

  protected add(): void {
    const word = this.word().trim();
    if (word === '') return;
    const use = this.use();
    const added: ListedWord = { word, severity: this.severity(), uses: use === '' ? [] : [use] };
    this.list.update((list) => ({ ...list, words: [added, ...list.words.filter((one) => one.word !== word || one.uses.join() !== added.uses.join())] }));
    this.word.set('');
  }

  protected remove(word: ListedWord): void {
    this.list.update((list) => ({ ...list, words: list.words.filter((one) => one !== word) }));
  }

  protected setLinks(text: string): void {
    const allowedLinks = text.split(/\s+/).filter((one) => one !== '');
    this.list.update((list) => ({ ...list, allowedLinks }));
  }

  protected reset(): void {
    this.list.set(this.kept());
  }

  protected try(): void {
    const text = this.sample();
    if (text.trim() === '') return;
    void this.trial.run(this.api.try(text, this.sampleUse(), this.list()), (screening) => this.tried.set({ ...screening, parts: markedParts(text, screening.findings) }));
  }

  protected ask(what: 'save' | ListVersion): void {
    this.deed.problem.set(null);
    this.asking.set(what);
  }

  protected confirm(note: string): void {
    const asked = this.asking();
    if (asked === null || !this.own.hasValue()) return;
    const { number } = this.own.value();
    const request = asked === 'save' ? this.api.save(this.list(), note, number) : this.api.restore(asked.number, note, number);
    void this.deed.run(request, () => {
      this.asking.set(null);
      this.toasts.show(this.texts.translate('safety.listSaved'), { tone: 'good', key: 'safety' });
      this.own.reload();
    });
  }
}
