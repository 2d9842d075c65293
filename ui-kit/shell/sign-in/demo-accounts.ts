import { Component, inject, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoPipe } from '@jsverse/transloco';
import { catchError, of } from 'rxjs';
import { ApiClient } from '../../src/api/api-client.ts';
import { APP_ID } from '../../src/app/app-id.ts';
import { Icon } from '../../src/icon/icon.ts';

interface DemoCity {
  readonly password: string | null;
  readonly accounts: readonly { readonly educationId: string; readonly name: string; readonly role: string }[];
}

export interface Credentials {
  readonly educationId: string;
  readonly password: string;
}

/** In the demo city, whom a newcomer can sign in as. The server tells of them nowhere else. */
@Component({
  selector: 'fd-demo-accounts',
  imports: [Icon, TranslocoPipe],
  template: `
    @if (demo(); as city) {
      @if (city.password; as password) {
        <section aria-labelledby="demo-heading">
          <h2 id="demo-heading"><fd-icon name="info" />{{ 'signIn.demoHeading' | transloco }}</h2>
          <p>
            {{ 'signIn.demoHint' | transloco }} <code>{{ password }}</code>
          </p>
          <ul>
            @for (one of city.accounts; track one.educationId) {
              <li>
                <button type="button" (click)="picked.emit({ educationId: one.educationId, password })">
                  <code>{{ one.educationId }}</code>
                  <span>{{ 'role.' + one.role | transloco }} · {{ one.name }}</span>
                  <span class="fill">{{ 'signIn.demoFill' | transloco }}</span>
                </button>
              </li>
            }
          </ul>
        </section>
      }
    }
  `,
  styles: `
    section {
      margin-top: 16px;
      padding: 14px 16px;
      border: 1px dashed var(--mat-sys-outline);
      border-radius: var(--fd-radius);
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 8px;
      margin: 0;
      font-size: 0.95rem;
    }
    h2 fd-icon {
      font-size: 0.85rem;
      color: var(--mat-sys-primary);
    }
    p {
      margin: 4px 0 8px;
      font-size: 0.9rem;
      color: var(--mat-sys-on-surface-variant);
    }
    ul {
      display: grid;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    button {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 12px;
      width: 100%;
      min-height: 44px;
      padding: 6px 12px;
      border: 0;
      border-radius: 12px;
      background: var(--mat-sys-surface-container);
      color: inherit;
      font: inherit;
      font-size: 0.9rem;
      text-align: start;
      cursor: pointer;
    }
    button:hover {
      background: var(--mat-sys-surface-container-high);
    }
    code {
      font-family: ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace;
      font-size: 0.95em;
      font-weight: 600;
      color: var(--mat-sys-on-surface);
    }
    .fill {
      margin-inline-start: auto;
      color: var(--mat-sys-primary);
      font-weight: 600;
    }
  `,
})
export class DemoAccounts {
  readonly picked = output<Credentials>();
  /** A hint, nothing more: without an answer there is none. */
  protected readonly demo = toSignal(
    inject(ApiClient)
      .get<DemoCity>('/api/demo/accounts', { app: inject(APP_ID) })
      .pipe(catchError(() => of(null))),
    { initialValue: null },
  );
}
