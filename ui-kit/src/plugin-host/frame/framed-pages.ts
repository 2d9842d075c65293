import { Component, computed, inject, input } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { Page } from '../../page/page.ts';
import { LocalTextPipe } from '../../texts/local-text.pipe.ts';
import { definePluginUi, type PluginUi } from '../define-plugin-ui.ts';
import type { PluginContribution } from '../plugin-contribution.ts';
import { PLUGIN } from '../plugin-scope.ts';
import { PluginFrame } from './plugin-frame.ts';

/** Every page of a framed plugin: one document, which hears what the address says. */
@Component({
  selector: 'fd-framed-page',
  imports: [LocalTextPipe, Page, PluginFrame],
  template: `
    <fd-page class="wide" [heading]="heading() | localText">
      <fd-plugin-frame [route]="route()" />
    </fd-page>
  `,
})
export class FramedPage {
  private readonly plugin = inject(PLUGIN);
  private readonly router = inject(Router);
  protected readonly route = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(undefined),
      map(() => this.router.url.split(/[?#]/)[0]!.split('/').slice(3).join('/')),
    ),
    { requireSync: true },
  );
  /** The name of the way that led here, where there is one. */
  protected readonly heading = computed(
    () => this.plugin.navigation.find(({ route }) => route === this.route())?.label ?? this.plugin.name,
  );
}

/** A framed plugin's part of a slot. */
@Component({
  selector: 'fd-framed-slot',
  imports: [PluginFrame],
  template: `<section class="fd-card"><fd-plugin-frame [slot]="slot()" /></section>`,
})
export class FramedSlot {
  readonly slot = input.required<string>();
}

/** The interface of a plugin that brings a framed page instead of a module. */
export function framedUi({ slots }: PluginContribution): PluginUi {
  return definePluginUi({
    routes: [{ path: '**', component: FramedPage }],
    texts: { 'zh-CN': {}, en: {} },
    slots: Object.fromEntries(Object.values(slots).map((name) => [name, FramedSlot])),
  });
}
