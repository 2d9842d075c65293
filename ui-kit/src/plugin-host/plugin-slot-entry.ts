import {
  Component,
  type ComponentRef,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
  viewChild,
  ViewContainerRef,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { RenderSoon } from '../app/render-soon.ts';
import { Loading } from '../states/loading.ts';
import { LocalTextPipe } from '../texts/local-text.pipe.ts';
import { Button } from '../button/button.ts';
import type { PluginContribution } from './plugin-contribution.ts';
import { PluginHost } from './plugin-host.ts';
import type { PluginInstance } from './plugin-instance.ts';

/** One plugin's component in a slot. It goes just before the plugin does. */
@Component({
  selector: 'fd-plugin-slot-entry',
  imports: [Button, Loading, LocalTextPipe, TranslocoPipe],
  template: `
    @if (status() === 'loading' && !isQuiet()) {
      <fd-loading [rows]="1" />
    } @else if (status() === 'failed' && !isQuiet()) {
      <p class="fd-card failed">
        {{ 'plugin.slotFailed' | transloco: { name: plugin().name | localText } }}
        <button fdButton="text" type="button" (click)="load()">{{ 'action.retry' | transloco }}</button>
      </p>
    }
    <ng-container #place />
  `,
  styles: `
    :host {
      display: block;
    }
    .failed {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px;
      margin: 0;
    }
  `,
})
export class PluginSlotEntry {
  private readonly host = inject(PluginHost);
  private readonly destroyed = inject(DestroyRef);
  private readonly rendering = inject(RenderSoon);
  private readonly place = viewChild.required('place', { read: ViewContainerRef });
  readonly plugin = input.required<PluginContribution>();
  readonly slot = input.required<string>();
  readonly inputs = input<Readonly<Record<string, unknown>>>({});
  readonly isQuiet = input(false);
  /** It shows what it has, or why it has nothing. */
  readonly settled = output<void>();
  protected readonly status = signal<'loading' | 'shown' | 'failed'>('loading');
  private readonly component = signal<ComponentRef<unknown> | undefined>(undefined);

  constructor() {
    effect(() => {
      this.plugin();
      untracked(() => void this.load());
    });
    effect(() => {
      const component = this.component();
      for (const [name, value] of Object.entries(this.inputs())) component?.setInput(name, value);
    });
  }

  protected async load(): Promise<void> {
    this.status.set('loading');
    try {
      const instance = await this.host.instance(this.plugin().id);
      if (!this.destroyed.destroyed) this.fill(instance);
    } catch {
      this.status.set('failed');
    }
    if (!this.destroyed.destroyed) this.settled.emit();
  }

  private fill(instance: PluginInstance): void {
    this.place().clear();
    this.status.set('shown');
    const type = instance.slot(this.plugin().slots[this.slot()] ?? '');
    if (!type) return;
    const component = this.place().createComponent(type, { environmentInjector: instance.injector });
    // One framed page fills all of a plugin's slots, and is told which.
    if (this.plugin().isFramed) component.setInput('slot', this.slot());
    this.component.set(component);
    void this.rendering.run();
    instance.ended.pipe(takeUntilDestroyed(this.destroyed)).subscribe(() => {
      this.component.set(undefined);
      this.place().clear();
    });
  }
}
