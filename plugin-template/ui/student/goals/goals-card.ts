import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button, Icon } from '@fudao/ui-kit';
import { TranslocoPipe } from '@jsverse/transloco';
import { GoalsState } from './goals-state.ts';

/** How far today's goals are, on the home page. What cannot be loaded is left out here: the page says why. */
@Component({
  selector: 'plugin-template-goals-card',
  imports: [Button, Icon, RouterLink, TranslocoPipe],
  template: `
    <section class="fd-card" aria-labelledby="plugin-template-card">
      <h2 id="plugin-template-card"><fd-icon name="task_alt" />{{ 'plugin-template.heading' | transloco }}</h2>
      @if (goals.today().length; as set) {
        <p>{{ 'plugin-template.progress' | transloco: { reached: goals.reached(), set } }}</p>
      } @else {
        <p>{{ 'plugin-template.emptyHint' | transloco }}</p>
      }
      <a fdButton="tonal" routerLink="/p/plugin-template/goals">{{ 'plugin-template.open' | transloco }}</a>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 12px;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 10px;
      margin: 0;
      font-size: 1.1rem;
    }
    h2 fd-icon {
      color: var(--mat-sys-primary);
    }
    p {
      margin: 0;
      color: var(--mat-sys-on-surface-variant);
    }
    @media (min-width: 600px) {
      a {
        justify-self: start;
      }
    }
  `,
})
export class GoalsCard {
  protected readonly goals = inject(GoalsState);
}
