import { NgTemplateOutlet } from '@angular/common';
import { Component, computed, effect, inject, input, linkedSignal, numberAttribute, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import {
  Button,
  Confirmations,
  EmptyState,
  ErrorState,
  Icon,
  Language,
  Loading,
  LocalTextPipe,
  Page,
  selectAccount,
  type Settings,
  SettingsForm,
  type Tab,
  Tabs,
} from '@fudao/ui-kit';
import { DistrictChoice } from '../district/district-choice.ts';
import { FollowingForm } from './following-form.ts';
import { followingWords } from './following-words.ts';
import { InstallationDeeds } from './installation-deeds.ts';
import { live } from './live.ts';
import { PlanDialog } from './plan-dialog.ts';
import { PlannedChanges } from './planned-changes.ts';
import type { Following, PluginChange, PluginDetail } from './plugin.ts';
import { isOvertaken, type PluginDraft, wantedBy, withFollowing, withSettings } from './plugin-draft.ts';
import { PluginFacts } from './plugin-facts.ts';
import { PluginHistory } from './plugin-history.ts';
import { PluginsApi } from './plugins-api.ts';
import { SaveBar } from './save-bar.ts';

const views = ['about', 'settings', 'release', 'plans', 'history'] as const;
type View = (typeof views)[number];

/** One plugin in a district: what it is and may do, whether and how it is used, and who decided that. */
@Component({
  selector: 'admin-plugin-page',
  imports: [
    Button,
    DistrictChoice,
    EmptyState,
    ErrorState,
    FollowingForm,
    Icon,
    Loading,
    LocalTextPipe,
    NgTemplateOutlet,
    Page,
    PlanDialog,
    PlannedChanges,
    PluginFacts,
    PluginHistory,
    SaveBar,
    SettingsForm,
    Tabs,
    TranslocoPipe,
  ],
  providers: [InstallationDeeds],
  templateUrl: './plugin-page.html',
  styleUrl: './plugin-page.scss',
})
export class PluginPage {
  private readonly api = inject(PluginsApi);
  private readonly questions = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly account = inject(Store).selectSignal(selectAccount);
  protected readonly deeds = inject(InstallationDeeds);
  /** A city administrator belongs to no district, and names one. */
  protected readonly choosesDistrict = computed(() => !this.account()?.districtId);
  /** Of the address. */
  readonly id = input.required<string>();
  readonly district = input<string>();
  readonly view = input<string>();
  readonly from = input<string>();

  protected readonly plugin = live({
    params: () =>
      this.choosesDistrict() && !this.district() ? undefined : { id: this.id(), district: this.district() },
    load: ({ id, district }) => this.api.get(id, district),
  });
  protected readonly heading = computed(() => {
    const plugin = this.plugin.value();
    return plugin ? this.language.of(plugin.name) : '';
  });
  /** What the person has changed and not saved; another plugin or district begins anew. */
  protected readonly draft = linkedSignal<string, PluginDraft | null>({
    source: () => `${this.id()} ${this.district()}`,
    computation: () => null,
  });
  protected readonly isValid = signal(true);
  protected readonly isPlanning = signal(false);
  protected readonly followingWords = followingWords;
  protected readonly shown = computed((): View => views.find((one) => one === this.view()) ?? 'about');
  protected readonly historyFrom = computed(() => {
    const from = numberAttribute(this.from());
    return Number.isInteger(from) && from > 0 ? from : undefined;
  });
  protected readonly tabs = computed((): Tab[] => {
    this.language.current();
    const waiting = this.plugin.value()?.scheduled.filter(({ state }) => state === 'waiting').length;
    return views.map((id) => ({
      id,
      label: this.texts.translate(`plugins.view.${id}`),
      ...(id === 'plans' && waiting ? { count: waiting } : {}),
    }));
  });
  /** Somebody else saved something meanwhile; the person's own changes are kept over it. */
  protected readonly isOvertaken = computed(() => {
    const plugin = this.plugin.value();
    return plugin !== undefined && isOvertaken(this.draft(), plugin.installation);
  });
  protected readonly lastChange = computed(() => this.plugin.value()?.history[0]);

  constructor() {
    effect(() => {
      if (this.deeds.done()) this.plugin.reload();
    });
  }

  protected choose(district: string): void {
    this.go({ district: district || null });
  }

  protected show(view: string): void {
    this.go({ view: view === 'about' ? null : view, from: null });
  }

  protected settingsOf(plugin: PluginDetail): Settings {
    return wantedBy(this.draft(), plugin.installation).settings;
  }

  protected followingOf(plugin: PluginDetail): Following {
    return this.draft()?.following ?? plugin.installation;
  }

  protected changeSettings(plugin: PluginDetail, settings: Settings): void {
    this.draft.update((draft) => withSettings(draft, plugin.installation, settings));
  }

  protected changeFollowing(plugin: PluginDetail, following: Following): void {
    this.draft.update((draft) => withFollowing(draft, plugin.installation, following));
  }

  protected wanted(plugin: PluginDetail) {
    return wantedBy(this.draft(), plugin.installation);
  }

  protected discard(): void {
    this.draft.set(null);
    this.isValid.set(true);
    this.deeds.problem.set(null);
  }

  protected async toggle(plugin: PluginDetail): Promise<void> {
    const enabled = !plugin.installation.enabled;
    if (!(await this.confirm(plugin, enabled ? 'enable' : 'disable'))) return;
    await this.save(plugin, enabled, enabled ? 'plugins.nowEnabled' : 'plugins.nowDisabled');
  }

  protected async save(plugin: PluginDetail, enabled: boolean, say = 'plugins.saved'): Promise<void> {
    const words = this.texts.translate(say, { name: this.language.of(plugin.name) });
    const installation = await this.deeds.save(plugin, this.district(), { ...this.wanted(plugin), enabled }, words);
    if (!installation) return;
    // At once: whoever clicks again before the next load must not be told that somebody else was faster.
    this.plugin.set({ ...plugin, installation });
    this.discard();
  }

  /** Only what this release still knows: another one may have had other settings. */
  protected async restore(plugin: PluginDetail, { settings, revision }: PluginChange): Promise<void> {
    const known = Object.keys(plugin.settingsSchema.properties ?? {});
    const kept = Object.fromEntries(Object.entries(settings).filter(([name]) => known.includes(name)));
    const wanted = { ...wantedBy(null, plugin.installation), settings: kept };
    await this.deeds.save(
      plugin,
      this.district(),
      wanted,
      this.texts.translate('plugins.restored', { number: revision }),
    );
  }

  private go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }

  private confirm(plugin: PluginDetail, deed: 'enable' | 'disable'): Promise<boolean> {
    const name = this.language.of(plugin.name);
    const say = (key: string) => this.texts.translate(`plugins.${deed}${key}`, { name }) as string;
    return this.questions.ask({
      heading: say('Question'),
      points: [say('Point1'), say('Point2'), say('Point3')],
      confirm: say(''),
      isDangerous: deed === 'disable',
    });
  }
}
