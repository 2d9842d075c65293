import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalText, Manifest } from '@fudao/plugin-sdk';
import { platformVersion } from '../runtime/platform-version.ts';
import type { LoadedRelease } from './release/loaded-release.ts';

/** Where a release keeps its pictures, and by which name its address says so. */
const place = 'screenshots';

/** Where the pictures of a release are asked for. A package is one content for ever, what comes with the platform one for each of its versions. */
export function viewScreenshots(
  { id, version, screenshots = [] }: Pick<Manifest, 'id' | 'version' | 'screenshots'>,
  contentHash: string | null,
): { url: string; alt: LocalText }[] {
  const content = contentHash?.slice(0, 12) ?? platformVersion();
  return screenshots.map(({ file, alt }) => ({ url: `/plugins/${id}/${version}/${place}/${file}?${content}`, alt }));
}

/** The folders of a release that browsers may ask for, by the end of their address. */
export function servedFolders({ ui, folder, manifest }: Pick<LoadedRelease, 'ui' | 'folder' | 'manifest'>): [string, string][] {
  const pictures = join(folder, place);
  return [
    ...(ui ? ([[ui.hash, ui.folder]] as [string, string][]) : []),
    ...(manifest.screenshots?.length && existsSync(pictures) ? ([[place, pictures]] as [string, string][]) : []),
  ];
}
