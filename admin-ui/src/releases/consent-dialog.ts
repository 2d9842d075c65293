import { Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { type ApiProblem, Button, Dialog, ErrorState, Icon, Loading, LocalTextPipe, Toasts } from '@fudao/ui-kit';
import { Deed } from '../deed.ts';
import { PluginPrivacy } from '../plugins/plugin-privacy.ts';
import { PreparationProgress } from './preparation-progress.ts';
import type { PluginReleases, Trust } from './release.ts';
import { ReleasesApi } from './releases-api.ts';

/** What a release may do and keeps, in plain words: the operator consents, chooses the trust, and installs it. */
@Component({
  selector: 'admin-consent-dialog',
  imports: [
    Button,
    Dialog,
    ErrorState,
    Icon,
    Loading,
    LocalTextPipe,
    PluginPrivacy,
    PreparationProgress,
    TranslocoPipe,
  ],
  templateUrl: './consent-dialog.html',
  styleUrl: './consent-dialog.scss',
})
export class ConsentDialog {
  private readonly api = inject(ReleasesApi);
  private readonly texts = inject(TranslocoService);
  private readonly toasts = inject(Toasts);
  readonly plugin = input.required<PluginReleases>();
  readonly version = input.required<string>();
  readonly closed = output<void>();
  readonly installed = output<PluginReleases>();

  protected readonly detail = rxResource({
    params: () => ({ id: this.plugin().id, version: this.version() }),
    stream: ({ params }) => this.api.detail(params.id, params.version),
  });
  protected readonly loadProblem = computed(() => this.detail.error() as unknown as ApiProblem | undefined);
  protected readonly trust = signal<Trust>('confined');
  /** A release of the platform itself has no publisher, and what a key does not allow is not offered. */
  protected readonly trusts = computed((): readonly Trust[] => {
    const most = this.detail.hasValue() ? this.detail.value().publisher?.mostTrust : undefined;
    return most === 'confined' ? ['confined'] : ['trusted', 'confined'];
  });
  protected readonly deed = new Deed();
  protected readonly state = computed(
    () => this.plugin().releases.find(({ version }) => version === this.version())?.state,
  );
  protected readonly isWaiting = computed(() => this.state() === 'verified' || this.state() === 'uninstalled');

  constructor() {
    effect(() => {
      if (this.detail.hasValue()) this.trust.set(this.detail.value().trust);
    });
  }

  protected consent(): void {
    if (!this.detail.hasValue()) return;
    const { id, version, capabilities } = this.detail.value();
    const grant = capabilities.filter(({ isGranted }) => !isGranted).map(({ name }) => name);
    void this.deed.run(this.api.install(id, version, { grant, trust: this.trust() }), (plugin) => {
      this.toasts.show(this.texts.translate('releases.nowInstalled', { version }), { tone: 'good' });
      this.installed.emit(plugin);
      this.closed.emit();
    });
  }
}
