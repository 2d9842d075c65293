import { Component, computed, inject, input, signal, type TemplateRef } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  NavigationCancel,
  NavigationEnd,
  NavigationError,
  NavigationStart,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { filter, map } from 'rxjs';
import { RenderSoon } from '../../src/app/render-soon.ts';
import { IconButton } from '../../src/button/button.ts';
import { ConfirmationOutlet } from '../../src/dialog/confirmation-outlet.ts';
import { Dialog } from '../../src/dialog/dialog.ts';
import { Icon } from '../../src/icon/icon.ts';
import { PluginSlot } from '../../src/plugin-host/plugin-slot.ts';
import { selectNavigation } from '../../src/plugin-host/plugins.reducer.ts';
import { selectAccount, selectPermissions } from '../../src/session/session.reducer.ts';
import { OfflineBanner } from '../../src/states/offline-banner.ts';
import { Language } from '../../src/texts/language.ts';
import { ToastOutlet } from '../../src/toast/toast-outlet.ts';
import { Suspension } from '../../src/safety/suspension.ts';
import { SuspendedPage } from '../safety/suspended-page.ts';
import { BrandMark } from '../brand-mark.ts';
import { notificationsFeature } from '../notifications/notifications.reducer.ts';
import { type EntriesContext, type FrameEntry, type FrameLink, splitForBar } from './frame-link.ts';
import { WideScreen } from './wide-screen.ts';

/** What stands around every page: navigation (a bar on phones, a rail or side bar on wide screens), bell, messages. */
@Component({
  selector: 'fd-frame',
  imports: [
    BrandMark,
    ConfirmationOutlet,
    Dialog,
    Icon,
    IconButton,
    NgTemplateOutlet,
    OfflineBanner,
    PluginSlot,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    SuspendedPage,
    ToastOutlet,
    TranslocoPipe,
  ],
  templateUrl: './frame.html',
  styleUrl: './frame.scss',
  host: { '[class.with-side-bar]': "layout() === 'side-bar'" },
})
export class Frame {
  private readonly store = inject(Store);
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly router = inject(Router);
  private readonly rendering = inject(RenderSoon);
  private readonly suspension = inject(Suspension);
  private readonly address = toSignal(this.router.events.pipe(map(() => this.router.url)), { initialValue: this.router.url });
  readonly links = input.required<readonly FrameLink[]>();
  /** A narrow rail for few entries, a side bar with room for names for many. */
  readonly layout = input<'rail' | 'side-bar'>('rail');

  /** How the entries after the plugins' are arranged; absent: one below the other. */
  readonly arranged = input<TemplateRef<EntriesContext>>();

  protected readonly account = this.store.selectSignal(selectAccount);
  protected readonly unread = this.store.selectSignal(notificationsFeature.selectUnread);
  protected readonly isMoreOpen = signal(false);
  /** The own account stays open: signing out, and rights over own data. */
  protected readonly isSuspended = computed(() => this.suspension.isOn() && !/^\/(?:me|account-status|consents)\b/.test(this.address()));
  /** Only the navigation that has a place on this screen is made. */
  protected readonly isWide = inject(WideScreen).isWide;
  /** In steps, each a task of its own: the frame, the page, and what is not seen before somebody does something. */
  protected readonly step = signal<'frame' | 'page' | 'all'>('frame');
  private readonly plugins = this.store.selectSignal(selectNavigation);
  private readonly permissions = this.store.selectSignal(selectPermissions);

  protected readonly start = computed(() => [...this.fixed('before'), ...this.contributed()]);
  protected readonly after = computed(() => this.fixed('after'));
  protected readonly end = computed(() => this.fixed('end'));
  protected readonly bar = computed(() => splitForBar([...this.start(), ...this.after(), ...this.end()]));

  /** A module or page is on its way. */
  protected readonly isNavigating = toSignal(
    this.router.events.pipe(
      filter(
        (event) =>
          event instanceof NavigationStart ||
          event instanceof NavigationEnd ||
          event instanceof NavigationCancel ||
          event instanceof NavigationError,
      ),
      map((event) => event instanceof NavigationStart),
    ),
    { initialValue: false },
  );

  constructor() {
    void this.fill();
  }

  private async fill(): Promise<void> {
    await this.rendering.run();
    this.step.set('page');
    await this.rendering.run();
    this.step.set('all');
  }

  private contributed(): FrameEntry[] {
    return this.plugins().map(({ link, icon, label }) => ({
      link,
      icon,
      label: this.language.of(label),
      isExact: false,
    }));
  }

  private fixed(place: NonNullable<FrameLink['place']>): FrameEntry[] {
    this.language.current();
    const permissions = this.permissions();
    return this.links()
      .filter((link) => (link.place ?? 'before') === place)
      .filter(({ permission }) => !permission || permissions.includes(permission))
      .map(({ link, icon, text, isExact = false, group }) => ({ link, icon, label: this.texts.translate(text), isExact, group }));
  }
}
