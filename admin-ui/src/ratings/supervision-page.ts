import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Language, Page, selectPermissions, Tabs } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';
import { AppealsTab } from './appeals-tab.ts';
import { FlagsTab } from './flags-tab.ts';
import { TagsTab } from './tags-tab.ts';
import { WordsTab } from './words-tab.ts';

const views = [
  { id: 'flags', permission: permissions.superviseRatings },
  { id: 'appeals', permission: permissions.superviseRatings },
  { id: 'words', permission: permissions.moderateWords },
  { id: 'tags', permission: permissions.keepTags },
] as const;

/** What supervision does about ratings: anomalies, appeals, words that wait, and the city's list of tags. */
@Component({
  selector: 'admin-ratings-supervision-page',
  imports: [AppealsTab, FlagsTab, Page, Tabs, TagsTab, TranslocoPipe, WordsTab],
  template: `
    <fd-page class="wide" [heading]="'ratings.supervision' | transloco">
      <fd-tabs #tabList="fdTabs" [label]="'ratings.supervision' | transloco" [tabs]="tabs()" [selected]="view()" (selectedChange)="show($event)" />
      <div role="tabpanel" class="panel" [id]="tabList.panelId" [attr.aria-labelledby]="tabList.tabIdOf(view())">
        @switch (view()) {
          @case ('flags') { <admin-rating-flags-tab /> }
          @case ('appeals') { <admin-rating-appeals-tab [appeal]="appeal()" /> }
          @case ('words') { <admin-rating-words-tab /> }
          @case ('tags') { <admin-rating-tags-tab /> }
        }
      </div>
    </fd-page>
  `,
  styles: `
    .panel { margin-top: 14px; }
  `,
})
export class SupervisionPage {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly held = inject(Store).selectSignal(selectPermissions);
  /** Of the address. */
  readonly tab = input<string>();
  readonly appeal = input<string>();
  private readonly open = computed(() => views.filter(({ permission }) => this.held().includes(permission)));
  protected readonly view = computed(() => this.open().find(({ id }) => id === this.tab())?.id ?? this.open()[0]?.id ?? 'flags');
  protected readonly tabs = computed(() => {
    this.language.current();
    return this.open().map(({ id }) => ({ id, label: this.texts.translate(`ratings.tab.${id}`) as string }));
  });

  /** Each tab has filters of its own: the others' go. */
  protected show(tab: string): void {
    void this.router.navigate([], { queryParams: { tab } });
  }
}
