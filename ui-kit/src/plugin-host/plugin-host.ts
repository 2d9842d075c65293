import { EnvironmentInjector, inject, Injectable, signal } from '@angular/core';
import { NavigationEnd, type Route, Router, type Routes } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { filter } from 'rxjs';
import { nextTask } from '../app/next-task.ts';
import { Language } from '../texts/language.ts';
import { Toasts } from '../toast/toasts.ts';
import { replaceBranch } from './plugin-branch.ts';
import type { PluginContribution } from './plugin-contribution.ts';
import { PluginInstance } from './plugin-instance.ts';
import { PluginModuleLoader } from './plugin-module-loader.ts';
import { PluginTexts } from './plugin-texts.ts';

/** A plugin that the district has: its route, and its instance from the first use on. */
interface Hosted {
  contribution: PluginContribution;
  readonly route: Route;
  /** The person is being led away from its pages. */
  isLeaving?: boolean;
  loading?: Promise<PluginInstance>;
  instance?: PluginInstance;
}

/** Says that a plugin is gone; not true any more once it is back. */
const withdrawnToast = (id: string) => `plugin-withdrawn-${id}`;

const loadFailedPage = () => import('./plugin-failed-page.ts').then((m) => m.PluginFailedPage);

/** Few plugins are framed; what shows them is fetched with the first. */
const framedUiOf = async (contribution: PluginContribution) =>
  (await import('./frame/framed-pages.ts')).framedUi(contribution);

/**
 * Brings plugins into the running app and takes them out again: routes, module, injector, texts.
 * Of each plugin one version is at work at a time; one that a person is looking at is left alone
 * until the person leaves it.
 */
@Injectable({ providedIn: 'root' })
export class PluginHost {
  private readonly router = inject(Router);
  private readonly root = inject(EnvironmentInjector);
  private readonly loader = inject(PluginModuleLoader);
  private readonly pluginTexts = inject(PluginTexts);
  private readonly toasts = inject(Toasts);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly hosted = new Map<string, Hosted>();
  private readonly shown = signal<readonly PluginContribution[]>([]);
  private wanted: readonly PluginContribution[] = [];

  /** The plugins at work, in the versions at work: an upgrade waits while somebody has the old one open. */
  readonly plugins = this.shown.asReadonly();

  constructor() {
    this.router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe(() => this.reconcile());
  }

  /** From now on the app shows these plugins. */
  show(contributions: readonly PluginContribution[]): void {
    this.wanted = contributions;
    this.reconcile();
  }

  /** Whoever saw them has signed out: they go as soon as the way to the sign-in has left their pages. */
  signOut(): void {
    this.wanted = [];
  }

  isHosted(id: string): boolean {
    return this.hosted.has(id);
  }

  /** The plugin at work, loaded on first use. @throws where its module cannot be loaded */
  instance(id: string): Promise<PluginInstance> {
    const hosted = this.hosted.get(id);
    if (!hosted) return Promise.reject(new Error(`plugin ${id} is not enabled`));
    hosted.loading ??= this.begin(hosted).catch((problem: unknown) => {
      delete hosted.loading;
      throw problem;
    });
    return hosted.loading;
  }

  /** Loads a plugin's pages anew after a failure, or in their new version. */
  async reload(id: string): Promise<void> {
    const url = this.router.url;
    await this.router.navigateByUrl('/', { skipLocationChange: true });
    const contribution = this.wanted.find((one) => one.id === id);
    this.withdraw(id);
    if (contribution) this.add(contribution);
    await this.router.navigateByUrl(url);
  }

  private reconcile(): void {
    for (const [id, { contribution }] of this.hosted) {
      const next = this.wanted.find((one) => one.id === id);
      if (!next) this.retire(contribution);
      else if (next.moduleUrl !== contribution.moduleUrl) this.upgrade(contribution, next);
      else if (next.isDraining !== contribution.isDraining) this.drain(next);
    }
    for (const contribution of this.wanted) if (!this.hosted.has(contribution.id)) this.add(contribution);
  }

  private retire(contribution: PluginContribution): void {
    const hosted = this.hosted.get(contribution.id);
    if (!hosted || hosted.isLeaving) return;
    if (!this.isOpen(contribution.id)) return this.withdraw(contribution.id);
    const name = this.language.of(contribution.name);
    hosted.isLeaving = true;
    void this.router.navigateByUrl('/', { replaceUrl: true }).then((hasArrived) => {
      hosted.isLeaving = false;
      // The person goes elsewhere at this very moment: the end of that way comes by here again.
      if (!hasArrived) return;
      this.withdraw(contribution.id);
      const key = withdrawnToast(contribution.id);
      this.toasts.show(this.texts.translate('plugin.withdrawn', { name }), { key, durationMs: 10_000 });
    });
  }

  /** Nothing new begins, or may begin again; what is open stays. */
  private drain(contribution: PluginContribution): void {
    const { id, isDraining, name } = contribution;
    this.hosted.get(id)!.contribution = contribution;
    this.updateRoutes();
    const key = `plugin-draining-${id}`;
    if (!isDraining) this.toasts.dismiss(key);
    else if (this.isOpen(id)) this.toasts.show(this.texts.translate('plugin.draining', { name: this.language.of(name) }), { key, durationMs: 10_000 });
  }

  private upgrade(old: PluginContribution, next: PluginContribution): void {
    if (!this.isOpen(old.id)) {
      this.withdraw(old.id);
      return this.add(next);
    }
    if (next.reloads) return void this.reload(next.id);
    this.toasts.show(this.texts.translate('plugin.newVersion', { name: this.language.of(next.name) }), {
      key: `plugin-version-${next.id}`,
      durationMs: null,
      action: { label: this.texts.translate('action.refresh'), run: () => void this.reload(next.id) },
    });
  }

  /** In three tasks, as a phone takes its time for each: to read the module, to begin its state and effects, to show its page. */
  private async begin(hosted: Hosted): Promise<PluginInstance> {
    const { contribution } = hosted;
    const ui = contribution.isFramed ? await framedUiOf(contribution) : await this.loader.load(contribution.moduleUrl);
    await this.goOn(hosted);
    await this.pluginTexts.add(contribution.id, ui.texts);
    this.mustBeHosted(hosted);
    hosted.instance = new PluginInstance(contribution, ui, this.root);
    await this.goOn(hosted);
    return hosted.instance;
  }

  private async goOn(hosted: Hosted): Promise<void> {
    await nextTask();
    this.mustBeHosted(hosted);
  }

  /** @throws where the plugin was withdrawn meanwhile */
  private mustBeHosted(hosted: Hosted): void {
    const { id } = hosted.contribution;
    if (this.hosted.get(id) !== hosted) throw new Error(`plugin ${id} was withdrawn`);
  }

  private add(contribution: PluginContribution): void {
    const { id } = contribution;
    const route: Route = {
      path: id,
      data: { pluginId: id },
      loadChildren: () =>
        this.instance(id).then(
          (instance) => instance.asModuleFactory() as never,
          (): Routes => [{ path: '**', loadComponent: loadFailedPage, data: { pluginId: id } }],
        ),
    };
    this.hosted.set(id, { contribution, route });
    this.toasts.dismiss(withdrawnToast(id));
    this.updateRoutes();
  }

  private withdraw(id: string): void {
    const hosted = this.hosted.get(id);
    if (!hosted) return;
    this.hosted.delete(id);
    this.updateRoutes();
    hosted.instance?.destroy();
    this.pluginTexts.remove(id);
    this.toasts.dismiss(`plugin-version-${id}`);
  }

  private isOpen(id: string): boolean {
    const path = this.router.url.split(/[?#]/)[0]!;
    return path === `/p/${id}` || path.startsWith(`/p/${id}/`);
  }

  private updateRoutes(): void {
    const hosted = [...this.hosted.values()];
    this.shown.set(hosted.map(({ contribution }) => contribution));
    replaceBranch(
      this.router.config,
      hosted.map(({ route }) => route),
    );
  }
}
