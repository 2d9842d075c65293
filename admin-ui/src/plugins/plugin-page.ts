import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import {
  ApiProblem, Button, Confirmations, ErrorState, Icon, Language, Loading, LocalTextPipe, Page, type Settings, SettingsForm, Toasts,
} from '@fudao/ui-kit';
import type { PluginDetail } from './plugin.ts';
import { PluginFacts } from './plugin-facts.ts';
import { PluginHistory } from './plugin-history.ts';
import { PluginsApi } from './plugins-api.ts';

const conflict = 409;

/** One plugin: what it is and may do, its settings, and the decision to use it in a district. */
@Component({
  selector: 'admin-plugin-page',
  imports: [Button, ErrorState, Icon, Loading, LocalTextPipe, Page, PluginFacts, PluginHistory, SettingsForm, TranslocoPipe],
  templateUrl: './plugin-page.html',
  styleUrl: './plugin-page.scss',
})
export class PluginPage {
  private readonly api = inject(PluginsApi);
  private readonly questions = inject(Confirmations);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly toasts = inject(Toasts);
  /** Of the address. */
  readonly id = input.required<string>();
  readonly district = input<string>();

  protected readonly plugin = rxResource({
    params: () => ({ id: this.id(), district: this.district() }),
    stream: ({ params }) => this.api.get(params.id, params.district),
  });
  protected readonly loadProblem = computed(() => this.plugin.error() as unknown as ApiProblem | undefined);
  protected readonly heading = computed(() => (this.plugin.hasValue() ? this.language.of(this.plugin.value().name) : ''));
  /** What the person has changed in the form and not saved; another plugin or district begins anew. */
  protected readonly draft = linkedSignal<string, Settings | null>({ source: () => `${this.id()} ${this.district()}`, computation: () => null });
  protected readonly isValid = signal(true);
  protected readonly isSaving = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Somebody else changed it meanwhile: what they did is loaded, the person's own changes are kept. */
  protected readonly wasChangedElsewhere = signal(false);

  protected change(settings: Settings): void {
    this.draft.set(settings);
  }

  protected discard(): void {
    this.draft.set(null);
    this.isValid.set(true);
    this.problem.set(null);
    this.wasChangedElsewhere.set(false);
  }

  protected async toggle(plugin: PluginDetail): Promise<void> {
    const enable = !plugin.installation.enabled;
    const isConfirmed = await this.confirm(plugin, enable ? 'enable' : 'disable');
    if (isConfirmed) await this.save(plugin, enable);
  }

  protected async save(plugin: PluginDetail, enabled: boolean): Promise<void> {
    const { revision, settings, enabled: wasEnabled } = plugin.installation;
    this.isSaving.set(true);
    this.problem.set(null);
    try {
      const change = { enabled, settings: this.draft() ?? settings, expectedRevision: revision };
      await firstValueFrom(this.api.change(plugin.id, this.district(), change));
      this.discard();
      const done = enabled === wasEnabled ? 'plugins.saved' : enabled ? 'plugins.nowEnabled' : 'plugins.nowDisabled';
      this.toasts.show(this.texts.translate(done, { name: this.language.of(plugin.name) }), { tone: 'good' });
      this.plugin.reload();
    } catch (problem) {
      this.refuse(problem);
    } finally {
      this.isSaving.set(false);
    }
  }

  private refuse(problem: unknown): void {
    if (!(problem instanceof ApiProblem)) throw problem;
    this.wasChangedElsewhere.set(problem.status === conflict);
    this.problem.set(problem);
    if (problem.status === conflict) this.plugin.reload();
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
