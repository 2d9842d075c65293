import { Component, computed, inject, input } from '@angular/core';
import { PluginHost } from './plugin-host.ts';
import { PluginSlotEntry } from './plugin-slot-entry.ts';

/** A place in the app that plugins fill: `<fd-plugin-slot name="home.card" />`. */
@Component({
  selector: 'fd-plugin-slot',
  imports: [PluginSlotEntry],
  template: `
    @for (plugin of plugins(); track plugin.moduleUrl) {
      <fd-plugin-slot-entry [plugin]="plugin" [slot]="name()" [inputs]="inputs()" />
    }
  `,
  styles: `:host { display: contents; }`,
})
export class PluginSlot {
  private readonly host = inject(PluginHost);
  readonly name = input.required<string>();
  /** Inputs for each component in the slot. */
  readonly inputs = input<Readonly<Record<string, unknown>>>({});
  protected readonly plugins = computed(() => this.host.plugins().filter(({ slots }) => slots[this.name()]));
}
