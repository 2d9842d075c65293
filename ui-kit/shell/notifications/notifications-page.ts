import { booleanAttribute, Component, computed, effect, inject, input, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Button, IconButton } from '../../src/button/button.ts';
import { Icon } from '../../src/icon/icon.ts';
import { Page } from '../../src/page/page.ts';
import { EmptyState } from '../../src/states/empty-state.ts';
import { ErrorState } from '../../src/states/error-state.ts';
import { LoadMore } from '../../src/states/load-more.ts';
import { Loading } from '../../src/states/loading.ts';
import { LocalTextPipe } from '../../src/texts/local-text.pipe.ts';
import { AgoPipe } from '../../src/time/moment.pipe.ts';
import type { Notification } from './notification.ts';
import { NotificationsPageActions } from './notifications.actions.ts';
import { notificationsFeature } from './notifications.reducer.ts';

/** All a person was told, newest first; live while it is open. */
@Component({
  selector: 'fd-notifications-page',
  imports: [
    AgoPipe,
    Button,
    EmptyState,
    ErrorState,
    Icon,
    IconButton,
    LoadMore,
    Loading,
    LocalTextPipe,
    Page,
    RouterLink,
    TranslocoPipe,
  ],
  template: `
    <fd-page [heading]="'notifications.heading' | transloco">
      <div pageActions>
        @if (hasUnread()) {
          <button fdButton="text" type="button" (click)="readAll()">{{ 'notifications.readAll' | transloco }}</button>
        }
        <a fdIconButton routerLink="/notifications/settings" [attr.aria-label]="'notifications.settings' | transloco"
          ><fd-icon name="settings"
        /></a>
      </div>
      <fieldset class="fd-choices filter">
        <legend class="fd-visually-hidden">{{ 'notifications.show' | transloco }}</legend>
        @for (only of [false, true]; track only) {
          <label>
            <input type="radio" name="shown" [checked]="unread() === only" (change)="show(only)" />
            {{ (only ? 'notifications.onlyUnread' : 'notifications.all') | transloco }}
          </label>
        }
      </fieldset>
      @if (items().length) {
        <ul class="fd-list">
          @for (one of items(); track one.id) {
            <li>
              <a
                class="fd-row"
                [class.unread]="!one.readAt"
                [routerLink]="one.link ?? '/notifications'"
                (click)="visit(one)"
              >
                <fd-icon [name]="one.link ? 'mail' : 'info'" />
                <span class="grow">
                  <span class="title">{{ one.title | localText }}</span>
                  @if (one.body) {
                    <span class="body">{{ one.body | localText }}</span>
                  }
                  <span class="fd-quiet">{{ one.createdAt | ago }}</span>
                </span>
                @if (!one.readAt) {
                  <span class="dot"
                    ><span class="fd-visually-hidden">{{ 'notifications.unread' | transloco }}</span></span
                  >
                }
              </a>
            </li>
          }
        </ul>
        <fd-load-more [hasMore]="!!nextCursor()" [busy]="status() === 'loading'" (asked)="more()" />
      } @else if (status() === 'failed') {
        <fd-error-state [problem]="problem()" (retried)="load()" />
      } @else if (status() === 'loaded') {
        <fd-empty-state
          icon="notifications"
          [heading]="(unread() ? 'notifications.noneUnread' : 'notifications.empty') | transloco"
          [hint]="(unread() ? 'notifications.noneUnreadHint' : 'notifications.emptyHint') | transloco"
        />
      } @else {
        <fd-loading />
      }
    </fd-page>
  `,
  styles: `
    .filter {
      margin-bottom: 12px;
    }
    .grow {
      display: grid;
      gap: 2px;
    }
    .unread .title {
      font-weight: 650;
    }
    .body {
      overflow-wrap: anywhere;
    }
    .dot {
      width: 10px;
      height: 10px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
      flex: none;
    }
    .fd-row {
      align-items: flex-start;
      padding-block: 14px;
    }
    .dot {
      margin-top: 8px;
    }
  `,
})
export class NotificationsPage {
  private readonly store = inject(Store);
  protected readonly items = this.store.selectSignal(notificationsFeature.selectItems);
  protected readonly nextCursor = this.store.selectSignal(notificationsFeature.selectNextCursor);
  protected readonly status = this.store.selectSignal(notificationsFeature.selectStatus);
  protected readonly problem = this.store.selectSignal(notificationsFeature.selectProblem);
  private readonly count = this.store.selectSignal(notificationsFeature.selectUnread);
  protected readonly hasUnread = computed(() => this.count() > 0);
  private readonly router = inject(Router);
  /** `?unread=true`: what was read is left out. */
  readonly unread = input(false, { transform: booleanAttribute });
  /** `?open=ID`: what a push or mail was about. */
  readonly open = input<string | undefined>();

  constructor() {
    effect(() => {
      this.unread();
      untracked(() => this.load());
    });
    effect(() => {
      const id = this.open();
      if (id) this.store.dispatch(NotificationsPageActions.linkFollowed({ id }));
    });
  }

  protected load(): void {
    this.store.dispatch(NotificationsPageActions.opened({ onlyUnread: this.unread() }));
  }

  protected show(onlyUnread: boolean): void {
    void this.router.navigate([], { queryParams: { unread: onlyUnread || null } });
  }

  protected more(): void {
    this.store.dispatch(NotificationsPageActions.moreAsked());
  }

  protected visit(notification: Notification): void {
    if (!notification.readAt) this.store.dispatch(NotificationsPageActions.notificationOpened({ notification }));
  }

  protected readAll(): void {
    this.store.dispatch(NotificationsPageActions.allRead());
  }
}
