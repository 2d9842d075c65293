import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button, EmptyState, ErrorState, Icon, Loading, MomentPipe, Page } from '@fudao/ui-kit';
import { live } from '../plugins/live.ts';
import { AddPublisherDialog } from './add-publisher-dialog.ts';
import type { Publisher } from './release.ts';
import { ReleasesApi } from './releases-api.ts';
import { RevokeDialog } from './revoke-dialog.ts';

/** Whose signed packages may be installed. */
@Component({
  selector: 'admin-publishers-page',
  imports: [
    AddPublisherDialog,
    Button,
    EmptyState,
    ErrorState,
    Icon,
    Loading,
    MomentPipe,
    Page,
    RevokeDialog,
    TranslocoPipe,
  ],
  template: `
    <fd-page class="wide" [heading]="'releases.publishers' | transloco" back="/releases">
      <button pageActions fdButton type="button" (click)="isAdding.set(true)">
        <fd-icon name="add" />{{ 'releases.addPublisher' | transloco }}
      </button>
      <p class="fd-quiet lead">{{ 'releases.publishersLead' | transloco }}</p>
      @if (publishers.problem(); as failed) {
        <fd-error-state [problem]="failed" (retried)="publishers.reload()" />
      } @else if (publishers.value(); as known) {
        <ul class="fd-list">
          @for (publisher of known.items; track publisher.keyId) {
            <li class="fd-row" [class.gone]="publisher.revokedAt">
              <fd-icon name="key" />
              <span class="grow">
                <span class="name">
                  {{ publisher.name }}
                  @if (publisher.revokedAt) {
                    <span class="fd-chip caution">{{ 'releases.revoked' | transloco }}</span>
                  } @else {
                    <span class="fd-chip">{{ 'releases.most.' + publisher.mostTrust | transloco }}</span>
                  }
                </span>
                <span class="fd-quiet facts">
                  <code>{{ publisher.keyId }}</code>
                  <span>{{ 'releases.addedAt' | transloco }} {{ publisher.addedAt | moment }}</span>
                  @if (publisher.revokedAt; as at) {
                    <span>{{ 'releases.revokedAt' | transloco }} {{ at | moment }}{{ 'colon' | transloco }}{{ publisher.revokedReason }}</span>
                  }
                </span>
              </span>
              @if (!publisher.revokedAt) {
                <button
                  fdButton="text"
                  type="button"
                  [attr.aria-label]="('releases.revoke' | transloco) + ' ' + publisher.name"
                  (click)="revoking.set(publisher)"
                >
                  {{ 'releases.revoke' | transloco }}
                </button>
              }
            </li>
          } @empty {
            <li>
              <fd-empty-state
                icon="key"
                [heading]="'releases.noPublishers' | transloco"
                [hint]="'releases.noPublishersHint' | transloco"
              />
            </li>
          }
        </ul>
      } @else {
        <fd-loading />
      }
    </fd-page>
    @if (isAdding()) {
      <admin-add-publisher-dialog (closed)="close()" (added)="publishers.reload()" />
    }
    @if (revoking(); as publisher) {
      <admin-revoke-dialog [publisher]="publisher" (closed)="revoking.set(null)" (revoked)="publishers.reload()" />
    }
  `,
  styles: `
    .lead {
      margin: -8px 0 16px;
    }
    .name {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
      font-weight: 650;
    }
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      overflow-wrap: anywhere;
    }
    .gone .name {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
})
export class PublishersPage {
  private readonly api = inject(ReleasesApi);
  private readonly router = inject(Router);
  /** Of the address: somebody came to enter a publisher. */
  readonly add = input<string>();
  protected readonly publishers = live({ params: () => 'all', load: () => this.api.publishers() });
  protected readonly isAdding = signal(false);
  protected readonly revoking = signal<Publisher | null>(null);
  private readonly asked = computed(() => this.add() !== undefined);

  constructor() {
    effect(() => {
      if (this.asked()) this.isAdding.set(true);
    });
  }

  protected close(): void {
    this.isAdding.set(false);
    if (this.asked()) void this.router.navigate([], { queryParams: { add: null }, replaceUrl: true });
  }
}
