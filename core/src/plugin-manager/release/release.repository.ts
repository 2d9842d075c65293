import { commonErrors, type LockingSqlScope, type Manifest, type SqlScope } from '@fudao/plugin-sdk';
import { errors } from '../errors.ts';
import type { ReleaseState } from './release-state.ts';

/** Where a release came from: with the platform, as an uploaded package, or from a folder that is being worked on. */
export type ReleaseOrigin = 'bundled' | 'package' | 'development';
/** Where it runs: in the core's own process, or in a confined child. */
export type Trust = 'trusted' | 'confined';

/** A release as the platform knows it. */
export interface Release {
  readonly pluginId: string;
  readonly version: string;
  readonly manifest: Manifest;
  readonly origin: ReleaseOrigin;
  readonly trust: Trust;
  readonly state: ReleaseState;
  readonly contentHash: string | null;
  readonly keyId: string | null;
  readonly preparedUntil: number;
  readonly stateChangedAt: number;
  readonly revision: number;
}

interface ReleaseRow {
  plugin_id: string;
  version: string;
  manifest: string;
  origin: ReleaseOrigin;
  trust: Trust;
  state: ReleaseState;
  content_hash: string | null;
  key_id: string | null;
  prepared_until: number;
  state_changed_at: number;
  revision: number;
}

const toRelease = (row: ReleaseRow): Release => ({
  pluginId: row.plugin_id,
  version: row.version,
  manifest: JSON.parse(row.manifest) as Manifest,
  origin: row.origin,
  trust: row.trust,
  state: row.state,
  contentHash: row.content_hash,
  keyId: row.key_id,
  preparedUntil: row.prepared_until,
  stateChangedAt: row.state_changed_at,
  revision: row.revision,
});

export async function readReleases(db: SqlScope): Promise<Release[]> {
  return (await db.select<ReleaseRow>('SELECT * FROM plugin_manager_releases ORDER BY plugin_id, version')).map(toRelease);
}

export async function readRelease(db: SqlScope, pluginId: string, version: string): Promise<Release | undefined> {
  const row = await db.selectOne<ReleaseRow>(
    'SELECT * FROM plugin_manager_releases WHERE plugin_id = :pluginId AND version = :version',
    { pluginId, version },
  );
  return row && toRelease(row);
}

export type NewRelease = Pick<Release, 'manifest' | 'origin' | 'trust' | 'state' | 'contentHash' | 'keyId'>;

/** @throws UniqueViolation where the platform has this version already */
export async function insertRelease(db: SqlScope, release: NewRelease, at: number): Promise<void> {
  const { manifest, origin, trust, state, contentHash, keyId } = release;
  await db.insert('plugin_manager_releases', {
    plugin_id: manifest.id,
    version: manifest.version,
    manifest: JSON.stringify(manifest),
    first_seen_at: at,
    origin,
    trust,
    state,
    content_hash: contentHash,
    key_id: keyId,
    state_changed_at: at,
    revision: 1,
  });
}

/** Brings back a version that was purged, as if it were new. @throws PLUGIN_CHANGED_MEANWHILE */
export async function reviveRelease(db: LockingSqlScope, before: Release, release: NewRelease, at: number): Promise<void> {
  const { pluginId, version, revision } = before;
  const { manifest, origin, trust, state, contentHash, keyId } = release;
  const values = { manifest: JSON.stringify(manifest), origin, trust, state, content_hash: contentHash, key_id: keyId };
  const change = { ...values, state_changed_at: at, revision: revision + 1 };
  if ((await db.update('plugin_manager_releases', change, { plugin_id: pluginId, version, revision })) === 0) throw errors.CHANGED_MEANWHILE();
}

/** What comes with the platform may change without a new version while it is being developed. */
export async function updateManifest(db: SqlScope, { pluginId, version, revision }: Release, manifest: Manifest): Promise<void> {
  const values = { manifest: JSON.stringify(manifest), revision: revision + 1 };
  await db.update('plugin_manager_releases', values, { plugin_id: pluginId, version, revision });
}

export interface ReleaseChange {
  readonly state?: ReleaseState;
  readonly trust?: Trust;
}

/**
 * Moves a release on, if it still is as it was read. Of two administrators at once, one wins.
 * @throws PLUGIN_CHANGED_MEANWHILE
 */
export async function changeRelease(db: LockingSqlScope, release: Release, change: ReleaseChange, at: number): Promise<void> {
  const { pluginId, version, revision } = release;
  const values = { ...change, state_changed_at: at, revision: revision + 1 };
  const changed = await db.update('plugin_manager_releases', values, { plugin_id: pluginId, version, revision });
  if (changed === 0) throw errors.CHANGED_MEANWHILE();
}

/** Has every node start a release, or let go of it (`until` 0), while nobody is sent to it. */
export async function prepareRelease(db: SqlScope, pluginId: string, version: string, until: number): Promise<void> {
  const changed = await db.update('plugin_manager_releases', { prepared_until: until }, { plugin_id: pluginId, version });
  if (changed === 0) throw commonErrors.NOT_FOUND();
}
