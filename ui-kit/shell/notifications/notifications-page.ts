import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Button } from '../../src/button/button.ts';
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
  imports: [AgoPipe, Button, EmptyState, ErrorState, Icon, LoadMore, Loading, LocalTextPipe, Page, RouterLink, TranslocoPipe],
  template: `
    <fd-page [heading]="'notifications.heading' | transloco">
      <div pageActions>
        @if (unread()) {
          <button fdButton="text" type="button" (click)="readAll()">{{ 'notifications.readAll' | transloco }}</button>
        }
      </div>
      @if (items().length) {
        <ul class="fd-list">
          @for (one of items(); track one.id) {
            <li>
              <a class="fd-row" [class.unread]="!one.readAt" [routerLink]="one.link ?? '/notifications'" (click)="open(one)">
                <fd-icon [name]="one.link ? 'mail' : 'info'" />
                <span class="grow">
                  <span class="title">{{ one.title | localText }}</span>
                  @if (one.body) {
                    <span class="body">{{ one.body | localText }}</span>
                  }
                  <span class="fd-quiet">{{ one.createdAt | ago }}</span>
                </span>
                @if (!one.readAt) {
                  <span class="dot"><span class="fd-visually-hidden">{{ 'notifications.unread' | transloco }}</span></span>
                }
              </a>
            </li>
          }
        </ul>
        <fd-load-more [hasMore]="!!nextCursor()" [busy]="status() === 'loading'" (asked)="more()" />
      } @else if (status() === 'failed') {
        <fd-error-state [problem]="problem()" (retried)="load()" />
      } @else if (status() === 'loaded') {
        <fd-empty-state icon="notifications" [heading]="'notifications.empty' | transloco" [hint]="'notifications.emptyHint' | transloco" />
      } @else {
        <fd-loading />
      }
    </fd-page>
  `,
  styles: `
    .grow { display: grid; gap: 2px; }
    .unread .title { font-weight: 650; }
    .body { overflow-wrap: anywhere; }
    .dot { width: 10px; height: 10px; border-radius: 50%; background: var(--mat-sys-primary); flex: none; }
    .fd-row { align-items: flex-start; padding-block: 14px; }
    .dot { margin-top: 8px; }
  `,
})
export class NotificationsPage {
  private readonly store = inject(Store);
  protected readonly items = this.store.selectSignal(notificationsFeature.selectItems);
  protected readonly nextCursor = this.store.selectSignal(notificationsFeature.selectNextCursor);
  protected readonly status = this.store.selectSignal(notificationsFeature.selectStatus);
  protected readonly problem = this.store.selectSignal(notificationsFeature.selectProblem);
  private readonly count = this.store.selectSignal(notificationsFeature.selectUnread);
  protected readonly unread = computed(() => this.count() > 0);

  constructor() {
    this.load();
  }

  protected load(): void {
    this.store.dispatch(NotificationsPageActions.opened());
  }

  protected more(): void {
    this.store.dispatch(NotificationsPageActions.moreAsked());
  }

  protected open(notification: Notification): void {
    if (!notification.readAt) this.store.dispatch(NotificationsPageActions.notificationOpened({ notification }));
  }

  protected readAll(): void {
    this.store.dispatch(NotificationsPageActions.allRead());
  }
}
