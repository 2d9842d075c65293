import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient, newIdempotencyKey, type Settings } from '@fudao/ui-kit';
import type {
  ChangeTimes,
  Following,
  Installation,
  PlannedChange,
  PluginChange,
  PluginDetail,
  PluginSummary,
} from './plugin.ts';

/** What an administrator wants of a plugin in a district. */
export interface Wanted extends Following {
  readonly enabled: boolean;
  readonly settings: Settings;
}

export interface InstallationChange extends Wanted {
  readonly expectedRevision: number;
}

export interface School {
  readonly id: string;
  readonly name: string;
  /** A canary of n percent goes to the schools below n. */
  readonly share: number;
}

const root = '/api/plugin-manager';
const path = (id: string, ...more: string[]) => [root, 'plugins', encodeURIComponent(id), ...more].join('/');

/** The plugin manager, as administrators use it. The district is the own one, unless the city names another. */
@Injectable({ providedIn: 'root' })
export class PluginsApi {
  private readonly api = inject(ApiClient);

  list(districtId: string | undefined): Observable<{ items: PluginSummary[] }> {
    return this.api.get(`${root}/plugins`, { districtId });
  }

  get(id: string, districtId: string | undefined): Observable<PluginDetail> {
    return this.api.get(path(id), { districtId });
  }

  history(
    id: string,
    districtId: string | undefined,
    before: number | null,
  ): Observable<{ items: PluginChange[]; nextBefore: number | null }> {
    return this.api.get(path(id, 'history'), { districtId, before });
  }

  schools(id: string, districtId: string | undefined): Observable<{ items: School[] }> {
    return this.api.get(path(id, 'schools'), { districtId });
  }

  change(id: string, districtId: string | undefined, change: InstallationChange): Observable<Installation> {
    const body = districtId ? { ...change, districtId } : change;
    return this.api.put(path(id, 'installation'), body);
  }

  changeTimes(): Observable<ChangeTimes> {
    return this.api.get(`${root}/change-times`);
  }

  plan(id: string, districtId: string | undefined, plan: Wanted & { dueAt: string }): Observable<PlannedChange> {
    const body = districtId ? { ...plan, districtId } : plan;
    return this.api.post(path(id, 'scheduled-changes'), body, { idempotencyKey: newIdempotencyKey() });
  }

  cancelPlan(id: string, districtId: string | undefined, planId: string): Observable<null> {
    return this.api.delete(path(id, 'scheduled-changes', encodeURIComponent(planId)), { query: { districtId } });
  }
}
