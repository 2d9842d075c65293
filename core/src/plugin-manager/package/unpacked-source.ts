import { join } from 'node:path';
import type { PluginSource } from '../release/plugin-source.ts';
import { serverEntry } from './file-kind.ts';
import type { PackageListing } from './package-listing.ts';

/** A package as the platform runs it, once it is unpacked to a folder. */
export function unpackedSource({ manifest, ui }: PackageListing, folder: string): PluginSource {
  return {
    folder,
    manifest,
    entry: join(folder, serverEntry),
    ui: ui && { ...ui, folder: join(folder, 'ui', ui.hash) },
  };
}
