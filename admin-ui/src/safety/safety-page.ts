import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Language, Page, selectPermissions, Tabs } from '@fudao/ui-kit';
import { permissions } from '../permissions.ts';
import { CasesTab } from './cases-tab.ts';
import { ListTab } from './list-tab.ts';
import { SuspensionsTab } from './suspensions-tab.ts';

const views = [
  { id: 'cases', permission: permissions.moderateSafety },
  { id: 'suspensions', permission: permissions.moderateSafety },
  { id: 'list', permission: permissions.editWordList },
] as const;

/** What keeps people safe from one another: reports, who is suspended, and the list that texts are screened by. */
@Component({
  selector: 'admin-safety-page',
  imports: [CasesTab, ListTab, Page, SuspensionsTab, Tabs, TranslocoPipe],
  template: `
    <fd-page class="wide" [heading]="'safety.heading' | transloco">
      <fd-tabs #tabList="fdTabs" [label]="'safety.heading' | transloco" [tabs]="tabs()" [selected]="view()" (selectedChange)="show($event)" />
      <div role="tabpanel" class="panel" [id]="tabList.panelId" [attr.aria-labelledby]="tabList.tabIdOf(view())">
        @switch (view()) {
          @case ('cases') { <admin-safety-cases-tab /> }
          @case ('suspensions') { <admin-safety-suspensions-tab /> }
          @case ('list') { <admin-safety-list-tab /> }
        }
      </div>
    </fd-page>
  `,
  styles: `
    .panel { margin-top: 14px; }
  `,
})
export class SafetyPage {
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly held = inject(Store).selectSignal(selectPermissions);
  /** Of the address. */
  readonly tab = input<string>();
  private readonly open = computed(() => views.filter(({ permission }) => this.held().includes(permission)));
  protected readonly view = computed(() => this.open().find(({ id }) => id === this.tab())?.id ?? this.open()[0]?.id ?? 'cases');
  protected readonly tabs = computed(() => {
    this.language.current();
    return this.open().map(({ id }) => ({ id, label: this.texts.translate(`safety.tab.${id}`) as string }));
  });

  /** Each tab has filters of its own: the others' go. */
  protected show(tab: string): void {
    void this.router.navigate([], { queryParams: { tab } });
  }
}
