import { inject, Injectable } from '@angular/core';
import type { Observable } from 'rxjs';
import { ApiClient, type Download, type UploadStep } from '@fudao/ui-kit';
import type { Channel, Channels, PluginReleases, Publisher, ReleaseDetail, ReleaseStep, Trust } from './release.ts';

const root = '/api/plugin-manager';
const path = (...parts: string[]) => [`${root}/releases`, ...parts.map(encodeURIComponent)].join('/');

export interface Move {
  readonly version: string | null;
  readonly expectedRevision: number;
  readonly reason?: string;
}

/** Releases of plugins, as the city's operator uses them. */
@Injectable({ providedIn: 'root' })
export class ReleasesApi {
  private readonly api = inject(ApiClient);

  list(): Observable<{ items: PluginReleases[] }> {
    return this.api.get(path());
  }

  get(id: string): Observable<PluginReleases> {
    return this.api.get(path(id));
  }

  detail(id: string, version: string): Observable<ReleaseDetail> {
    return this.api.get(path(id, version));
  }

  history(id: string, cursor: string | null): Observable<{ items: ReleaseStep[]; nextCursor: string | null }> {
    return this.api.get(path(id, 'history'), { cursor });
  }

  upload(file: Blob): Observable<UploadStep<{ id: string; version: string; releases: PluginReleases }>> {
    return this.api.upload(`${root}/packages`, file);
  }

  install(
    id: string,
    version: string,
    consent: { grant: readonly string[]; trust?: Trust },
  ): Observable<PluginReleases> {
    return this.api.post(path(id, version, 'install'), consent);
  }

  move(id: string, channel: Channel, move: Move): Observable<Channels> {
    return this.api.put(path(id, channel), move);
  }

  rollBack(id: string, channel: Channel, expectedRevision: number): Observable<Channels> {
    return this.api.post(path(id, 'roll-back'), { channel, expectedRevision });
  }

  changeStage(id: string, version: string, step: 'retire' | 'reinstate'): Observable<PluginReleases> {
    return this.api.post(path(id, version, step));
  }

  uninstall(id: string, version: string): Observable<PluginReleases> {
    return this.api.post(path(id, version, 'uninstall'));
  }

  /** All that the plugin keeps, with the receipt that a purge asks for. */
  exportAll(id: string): Observable<Download> {
    return this.api.download(`${root}/plugins/${encodeURIComponent(id)}/export`);
  }

  /** @param name the plugin's name, as it was typed */
  purge(id: string, name: string, exportReceipt: string): Observable<{ done: boolean }> {
    return this.api.post(`${root}/plugins/${encodeURIComponent(id)}/purge`, { name, exportReceipt });
  }

  publishers(): Observable<{ items: Publisher[] }> {
    return this.api.get(`${root}/publishers`);
  }

  addPublisher(publisher: { name: string; publicKey: string; mostTrust: Trust }): Observable<Publisher> {
    return this.api.post(`${root}/publishers`, publisher);
  }

  revoke(keyId: string, reason: string): Observable<Publisher> {
    return this.api.post(`${root}/publishers/${encodeURIComponent(keyId)}/revoke`, { reason });
  }
}
