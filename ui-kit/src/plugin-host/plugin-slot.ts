import { Component, computed, inject, input, signal } from '@angular/core';
import type { PluginContribution } from './plugin-contribution.ts';
import { PluginHost } from './plugin-host.ts';
import { PluginSlotEntry } from './plugin-slot-entry.ts';

/** A place in the app that plugins fill: `<fd-plugin-slot name="home.card" />`. */
@Component({
  selector: 'fd-plugin-slot',
  imports: [PluginSlotEntry],
  template: `
    @for (plugin of plugins(); track plugin.moduleUrl) {
      <fd-plugin-slot-entry [plugin]="plugin" [slot]="name()" [inputs]="inputs()" [isQuiet]="isQuiet()" (settled)="settle(plugin)" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PluginSlot {
  private readonly host = inject(PluginHost);
  readonly name = input.required<string>();
  /** Inputs for each component in the slot. */
  readonly inputs = input<Readonly<Record<string, unknown>>>({});
  /** Nothing stands in for what is not there yet, or could not be fetched: for what lies over the app. */
  readonly isQuiet = input(false);
  protected readonly plugins = computed(() => this.host.plugins().filter(({ slots }) => slots[this.name()]));
  private readonly settledModules = signal<ReadonlySet<string>>(new Set());
  /** Every plugin there shows what it has, or why it has nothing: what stands below will not be pushed away. */
  readonly isSettled = computed(() => this.plugins().every(({ moduleUrl }) => this.settledModules().has(moduleUrl)));

  protected settle({ moduleUrl }: PluginContribution): void {
    this.settledModules.update((modules) => new Set([...modules, moduleUrl]));
  }
}
