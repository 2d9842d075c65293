import { sdkVersion, type FudaoError, type Manifest, type PluginContext } from '@fudao/plugin-sdk';
import { reservedNames } from '../../runtime/room-names.ts';
import { capabilitySentences } from '../capability-sentences.ts';
import {
  packageErrors,
  packageLimits,
  readPackage,
  readPublishers,
  storePackage,
  verifySignature,
  type PackageListing,
  type Publisher,
} from '../package/index.ts';
import { checkCapabilitiesExist } from '../package/rules/capabilities-exist.ts';
import { checkDependencies } from '../package/rules/dependencies.ts';
import { checkPlatformRange } from '../package/rules/platform-range.ts';
import { checkIdIsFree, checkSameVersionOtherContent, type IdOwner } from '../package/rules/release-identity.ts';
import { demandNoPurge } from '../removal/purge.repository.ts';
import type { Actor, ChangeContext } from './release-change.ts';
import { writeReleaseHistory } from './release-history.repository.ts';
import { insertRelease, readRelease, readReleases, reviveRelease, type Release, type Trust } from './release.repository.ts';

const capabilities: ReadonlySet<string> = new Set(Object.keys(capabilitySentences));

/** A stream up to the largest package. @throws PACKAGE_TOO_LARGE */
export async function readUpload(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    if (total > packageLimits.packedBytes) throw packageErrors.TOO_LARGE({ megabytes: packageLimits.packedBytes / 1_048_576 });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

interface Known {
  readonly known: readonly Release[];
  readonly publishers: readonly Publisher[];
}

/** What stands against a package on this platform, though it is whole and signed. */
function refusalOf(manifest: Manifest, contentHash: string, signer: Publisher, all: Known): FudaoError | undefined {
  const { known, publishers } = all;
  const here = known.filter(({ state }) => state !== 'purged');
  const manifests = here.map((release) => release.manifest);
  const identities = here.map(({ pluginId: id, version, contentHash: hash }) => ({ id, version, contentHash: hash }));
  const nameOf = ({ keyId }: Release) => publishers.find((one) => one.keyId === keyId)?.name;
  const ownerOf = (id: string): IdOwner | undefined => {
    const own = here.filter(({ pluginId }) => pluginId === id);
    return own[0] && { vendor: own[0].manifest.vendor, publishers: own.flatMap((release) => nameOf(release) ?? []) };
  };
  return (
    checkIdIsFree(manifest, signer, { rooms: reservedNames, ownerOf }) ??
    checkSameVersionOtherContent(manifest, contentHash, identities) ??
    checkPlatformRange(manifest.engines.platform, sdkVersion) ??
    checkCapabilitiesExist(manifest, capabilities) ??
    checkDependencies(manifest, manifests)
  );
}

/** A plugin with tables of its own, or with more trust than its key gives, cannot be confined or trusted. */
function trustOf(mostTrust: Trust, wanted: Trust | undefined): Trust {
  return mostTrust === 'trusted' ? (wanted ?? 'trusted') : 'confined';
}

export interface Upload {
  readonly bytes: Buffer;
  /** In which trust it is to run; as high as its publisher's key allows unless told. */
  readonly trust?: Trust | undefined;
}

/**
 * Takes a package in: checked, and kept in the database, where every node finds it. Nobody runs it yet. The
 * same package again changes nothing.
 * @throws a PACKAGE_ refusal that names the cause; then nothing is kept
 */
export async function uploadPackage(
  context: ChangeContext & Pick<PluginContext<never>, 'log'>,
  { bytes, trust: wanted }: Upload,
  by: Actor,
): Promise<Release> {
  const publishers = await readPublishers(context.db);
  // With them, nothing of a package by strangers is believed, not even its settings schema.
  const listing = await readPackage(bytes, packageLimits, publishers);
  const { manifest, contentHash, signature } = listing;
  const { publisher, mostTrust } = verifySignature(listing, publishers);
  const refusal = refusalOf(manifest, contentHash, publisher, { known: await readReleases(context.db), publishers });
  if (refusal) throw refusal;
  await demandNoPurge(context.db, manifest.id);
  const before = await readRelease(context.db, manifest.id, manifest.version);
  if (before && before.state !== 'uninstalled' && before.state !== 'purged') return before;
  const release = { manifest, origin: 'package', trust: trustOf(mostTrust, wanted), state: 'verified', contentHash, keyId: signature.keyId } as const;
  const id = context.newId();
  await context.transaction(async (work) => {
    const at = context.now().getTime();
    await storePackage(work.db, bytes);
    if (before) await reviveRelease(work.db, before, release, at);
    else await insertRelease(work.db, release, at);
    const detail = detailOf(listing, release.trust, publisher.name);
    await writeReleaseHistory(work.db, { id, pluginId: manifest.id, version: manifest.version, step: 'upload', detail }, by, at);
    work.record({ kind: 'plugin-manager.release-uploaded', subjectId: manifest.id, payload: { version: manifest.version, ...detail } });
  });
  return (await readRelease(context.db, manifest.id, manifest.version))!;
}

function detailOf({ contentHash, signature, packedBytes, files }: PackageListing, trust: Trust, publisher: string) {
  return { contentHash, keyId: signature.keyId, publisher, trust, packedBytes, files: files.size };
}
