import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient } from '@fudao/ui-kit';
import type { Installation, PluginDetail, PluginSummary } from './plugin.ts';

export interface InstallationChange {
  readonly enabled: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly expectedRevision: number;
}

/** The plugin manager, as administrators use it. The district is the own one, unless the city names another. */
@Injectable({ providedIn: 'root' })
export class PluginsApi {
  private readonly api = inject(ApiClient);

  list(districtId: string | undefined): Observable<{ items: PluginSummary[] }> {
    return this.api.get('/api/plugin-manager/plugins', { districtId });
  }

  get(id: string, districtId: string | undefined): Observable<PluginDetail> {
    return this.api.get(`/api/plugin-manager/plugins/${encodeURIComponent(id)}`, { districtId });
  }

  change(id: string, districtId: string | undefined, change: InstallationChange): Observable<Installation> {
    const body = districtId ? { ...change, districtId } : change;
    return this.api.put(`/api/plugin-manager/plugins/${encodeURIComponent(id)}/installation`, body);
  }
}
