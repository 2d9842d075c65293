import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import {
  Button,
  Confirmations,
  ErrorState,
  Icon,
  Language,
  Loading,
  Page,
  selectAccount,
  type Tab,
  Tabs,
} from '@fudao/ui-kit';
import { DistrictChoice } from '../district/district-choice.ts';
import { live } from '../plugins/live.ts';
import type { Leavable } from './asks-before-leaving.ts';
import { PlannedRules } from './planned-rules.ts';
import { RuleGroupCard } from './rule-group-card.ts';
import { fieldsOf, readGroups, type RuleField } from './rule-field.ts';
import { RulesApi } from './rules-api.ts';
import { changesIn, faultIn, idleIn, isDraft, rebased, type RulesDraft, wantedRules, withRule } from './rules-draft.ts';
import { RulesHistory } from './rules-history.ts';
import { plannedSteps, type RulesStep } from './rules-steps.ts';
import type { RulesView } from './rules.ts';
import { SaveRulesDialog } from './save-rules-dialog.ts';
import { UndoRulesDialog } from './undo-rules-dialog.ts';

const views = ['rules', 'history'] as const;

/** The programme's rules: everybody on the staff reads them, the city changes them, a district tightens them. */
@Component({
  selector: 'admin-rules-page',
  imports: [
    Button,
    DistrictChoice,
    ErrorState,
    Icon,
    Loading,
      Page,
    PlannedRules,
    RuleGroupCard,
    RulesHistory,
    SaveRulesDialog,
    Tabs,
    TranslocoPipe,
    UndoRulesDialog,
  ],
  templateUrl: './rules-page.html',
  styleUrl: './rules-page.scss',
  host: { '(window:beforeunload)': 'keep($event)' },
})
export class RulesPage implements Leavable {
  private readonly api = inject(RulesApi);
  private readonly router = inject(Router);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly questions = inject(Confirmations);
  private readonly account = inject(Store).selectSignal(selectAccount);
  /** Of the address. */
  readonly district = input<string>();
  readonly view = input<string>();

  /** A city administrator belongs to no district, and looks at any. */
  protected readonly isCity = computed(() => this.account()?.roles.includes('city-administrator') ?? false);
  private readonly draft = signal<RulesDraft>({});
  protected readonly isSaving = signal(false);
  /** In a district the city's history can be read too. */
  protected readonly isOfCity = signal(false);
  protected readonly undone = signal<{ readonly step: RulesStep; readonly isPlanned: boolean } | null>(null);
  protected readonly rules = live({
    params: () => ({ district: this.isCity() ? this.district() : undefined }),
    load: ({ district }) => this.api.get(district),
    event: 'policy.rules-changed',
    isHeld: () => isDraft(this.draft()) || this.undone() !== null,
  });
  protected readonly groups = computed(() => readGroups(this.rules.value()?.schema ?? {}));
  private readonly fields = computed(() => fieldsOf(this.groups()));
  /** The own changes as far as they still are some; those to the city's rules wait while a district is looked at. */
  protected readonly changed = computed((): RulesDraft => {
    const view = this.rules.value();
    return view?.mayChange ? rebased(this.draft(), view, this.fields()) : {};
  });
  protected readonly changes = computed(() => {
    const view = this.rules.value();
    return view ? changesIn(this.changed(), view, this.fields()) : [];
  });
  protected readonly faults = computed(() => {
    const view = this.rules.value();
    return view ? this.fields().filter((field) => faultIn(this.changed(), view, field) !== null).length : 0;
  });
  protected readonly idle = computed(() => {
    const view = this.rules.value();
    return view ? idleIn(view, this.fields()) : [];
  });
  protected readonly wanted = computed(() => {
    const view = this.rules.value();
    return view ? wantedRules(this.changed(), view, this.fields()) : {};
  });
  protected readonly planned = computed(() => {
    const view = this.rules.value();
    return view ? plannedSteps(view.planned, view.district ?? view.city, this.fields()) : [];
  });
  protected readonly shown = computed(() => views.find((one) => one === this.view()) ?? 'rules');
  protected readonly tabs = computed((): Tab[] => {
    this.language.current();
    return views.map((id) => ({ id, label: this.texts.translate(`rules.view.${id}`) }));
  });

  protected lead({ mayChange, districtId }: RulesView): string {
    if (mayChange) return districtId === null ? 'city' : 'district';
    return this.isCity() ? 'looking' : 'reading';
  }

  protected choose(district: string): void {
    this.go({ district: district || null });
  }

  protected show(view: string): void {
    this.go({ view: view === 'rules' ? null : view });
  }

  protected change(view: RulesView, field: RuleField, value: unknown): void {
    this.draft.update((draft) => withRule(draft, view, field, value));
  }

  protected discard(): void {
    this.draft.set({});
    if (this.rules.isBehind()) this.rules.reload();
  }

  protected whenSaved(): void {
    this.isSaving.set(false);
    this.draft.set({});
    this.rules.reload();
  }

  protected whenUndone(): void {
    this.undone.set(null);
    this.rules.reload();
  }

  mayLeave(): boolean | Promise<boolean> {
    const count = Object.keys(this.draft()).length;
    if (count === 0) return true;
    const say = (key: string) => this.texts.translate<string>(`rules.leave.${key}`, { count });
    return this.questions.ask({
      heading: say('question'),
      body: say('body'),
      confirm: say('confirm'),
      cancel: say('stay'),
      isDangerous: true,
    });
  }

  protected keep(event: Event): void {
    if (isDraft(this.draft())) event.preventDefault();
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
