import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Button } from '../src/button/button.ts';
import { Page } from '../src/page/page.ts';
import { EmptyState } from '../src/states/empty-state.ts';

@Component({
  selector: 'fd-not-found-page',
  imports: [Button, EmptyState, Page, RouterLink, TranslocoPipe],
  template: `
    <fd-page [heading]="'notFound.heading' | transloco">
      <fd-empty-state icon="search" [heading]="'notFound.body' | transloco">
        <a fdButton="tonal" routerLink="/">{{ 'action.home' | transloco }}</a>
      </fd-empty-state>
    </fd-page>
  `,
})
export class NotFoundPage {}
