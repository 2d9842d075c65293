import { Injectable, InjectionToken } from '@angular/core';
import { Subject } from 'rxjs';
import type { PluginContribution } from './plugin-contribution.ts';

/** The plugin that a part belongs to; only inside of a plugin's pages and slots. */
export const PLUGIN = new InjectionToken<PluginContribution>('the plugin this part belongs to');

/** The life of one plugin version in this app. What it began ends with `ended`. */
@Injectable()
export class PluginScope {
  private readonly end$ = new Subject<void>();
  readonly ended = this.end$.asObservable();

  end(): void {
    this.end$.next();
    this.end$.complete();
  }
}
