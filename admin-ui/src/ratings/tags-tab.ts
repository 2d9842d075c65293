import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type ApiProblem, Button, Dialog, ErrorState, Field, Icon, Language, Loading, LocalTextPipe, Toasts } from '@fudao/ui-kit';
import type { Observable } from 'rxjs';
import { Deed } from '../deed.ts';
import { RatingsApi } from './ratings-api.ts';
import type { Tag } from './ratings.ts';

/** The city's list of style tags: added in both languages, merged, retired, and put back. */
@Component({
  selector: 'admin-rating-tags-tab',
  imports: [Button, Dialog, ErrorState, Field, Icon, Loading, LocalTextPipe, TranslocoPipe],
  templateUrl: './tags-tab.html',
  styleUrls: ['./supervision.scss', './tags-tab.scss'],
})
export class TagsTab {
  private readonly api = inject(RatingsApi);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  protected readonly tags = rxResource({ stream: () => this.api.tags() });
  protected readonly loadProblem = computed(() => (this.tags.error() as unknown as ApiProblem | undefined) ?? null);
  protected readonly active = computed(() => this.all().filter(({ state }) => state === 'active'));
  protected readonly gone = computed(() => this.all().filter(({ state }) => state !== 'active'));
  protected readonly deed = new Deed();
  protected readonly zhCN = signal('');
  protected readonly en = signal('');
  protected readonly merging = signal<Tag | null>(null);
  protected readonly into = signal('');
  protected readonly canAdd = computed(() => this.zhCN().trim() !== '' && this.en().trim() !== '' && !this.deed.isRunning());

  protected nameOf(id: string | null): Tag['name'] | undefined {
    return this.all().find((tag) => tag.id === id)?.name;
  }

  protected add(): void {
    if (!this.canAdd()) return;
    void this.deed.run(this.api.addTag({ 'zh-CN': this.zhCN().trim(), en: this.en().trim() }), (tag) => {
      this.zhCN.set('');
      this.en.set('');
      this.tell('ratings.tagAdded', tag);
    });
  }

  protected retire(tag: Tag): void {
    this.run(this.api.changeTag(tag.id, 'retirement'), 'ratings.tagRetired', tag);
  }

  protected restore(tag: Tag): void {
    void this.deed.run(this.api.changeTag(tag.id, 'restoration'), () => this.tell('ratings.tagRestored', tag));
  }

  protected merge(): void {
    const tag = this.merging();
    if (tag && this.into()) this.run(this.api.mergeTag(tag.id, this.into()), 'ratings.tagMerged', tag);
  }

  private all(): readonly Tag[] {
    return this.tags.hasValue() ? this.tags.value() : [];
  }

  /** What can be put back is offered to be. */
  private run(request: Observable<Tag>, text: string, tag: Tag): void {
    void this.deed.run(request, () => {
      this.merging.set(null);
      this.tell(text, tag, { label: this.texts.translate('ratings.undo') as string, run: () => this.restore(tag) });
    });
  }

  private tell(text: string, tag: Tag, action?: { label: string; run: () => void }): void {
    const name = tag.name[this.language.current()];
    this.toasts.show(this.texts.translate(text, { name }), { tone: 'good', key: 'tags', ...(action && { action }) });
    this.tags.reload();
  }
}
