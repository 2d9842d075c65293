import { Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon, Language, LocalTextPipe } from '@fudao/ui-kit';
import type { Privacy } from './plugin.ts';
import { retentionWords } from './retention-words.ts';

/** What a plugin keeps of people and for how long, who elsewhere sees of it, and what an erasure leaves. */
@Component({
  selector: 'admin-plugin-privacy',
  imports: [Icon, LocalTextPipe, TranslocoPipe],
  template: `
    <ul>
      @for (kind of privacy().holds; track kind.en) {
        <li><fd-icon name="lock" />{{ kind | localText }}</li>
      } @empty {
        <li class="fd-quiet">{{ 'plugins.keepsNothing' | transloco }}</li>
      }
    </ul>
    @if (privacy().consent; as consent) {
      <p class="label" id="consent-label">{{ 'plugins.consentHeading' | transloco }}</p>
      <ul aria-labelledby="consent-label">
        <li><fd-icon name="shield" />{{ consent.purpose | localText }}</li>
        @for (one of consent.recipients; track one.en) {
          <li><fd-icon name="share" />{{ one | localText }}</li>
        }
      </ul>
    }
    @if (privacy().holds.length > 0) {
      <p class="fd-quiet">{{ 'plugins.kept' | transloco: { span: span() } }}</p>
      <p class="label" id="shared-label">{{ 'plugins.sharedHeading' | transloco }}</p>
      <ul aria-labelledby="shared-label">
        @for (one of privacy().shared; track one.permission) {
          <li><fd-icon name="group" />{{ one.what | localText }}</li>
        } @empty {
          <li class="fd-quiet">{{ 'plugins.sharedNothing' | transloco }}</li>
        }
      </ul>
      <p class="label" id="stays-label">{{ 'plugins.staysHeading' | transloco }}</p>
      <ul aria-labelledby="stays-label">
        @for (one of privacy().stays; track one.what.en) {
          <li>
            <fd-icon name="history" />
            <span>
              {{ one.what | localText }} <span class="fd-chip">{{ 'role.' + one.role | transloco }}</span>
            </span>
          </li>
        } @empty {
          <li class="fd-quiet">{{ 'plugins.staysNothing' | transloco }}</li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 10px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 10px;
    }
    fd-icon {
      font-size: 0.85rem;
      margin-top: 3px;
      color: var(--mat-sys-primary);
    }
    p {
      margin: 12px 0 0;
    }
    .label {
      margin: 16px 0 8px;
      font-weight: 650;
    }
  `,
})
export class PluginPrivacy {
  private readonly language = inject(Language);
  readonly privacy = input.required<Privacy>();
  protected readonly span = computed(() => retentionWords(this.privacy().retention, this.language.current()));
}
