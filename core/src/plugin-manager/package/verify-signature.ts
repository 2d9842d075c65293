import type { Trust } from '../release/release.repository.ts';
import { packageErrors } from './errors.ts';
import type { PackageListing } from './package-listing.ts';
import { isSignedBy } from './package-signature.ts';
import type { Publisher } from './publisher.ts';

export interface VerifiedSignature {
  readonly publisher: Publisher;
  /** The highest trust that an operator may give to what this key signed. */
  readonly mostTrust: Trust;
}

/**
 * Whose package this is.
 * @throws PACKAGE_KEY_UNKNOWN, PACKAGE_KEY_REVOKED or PACKAGE_SIGNATURE_WRONG
 */
export function verifySignature(
  { signature }: Pick<PackageListing, 'signature'>,
  publishers: readonly Publisher[],
): VerifiedSignature {
  const { keyId } = signature;
  const publisher = publishers.find((known) => known.keyId === keyId);
  if (!publisher) throw packageErrors.KEY_UNKNOWN({ keyId });
  const named = { keyId, publisher: publisher.name };
  if (publisher.revokedAt !== null)
    throw packageErrors.KEY_REVOKED({ ...named, reason: publisher.revokedReason ?? '' });
  if (!isSignedBy(signature, publisher.publicKey)) throw packageErrors.SIGNATURE_WRONG(named);
  return { publisher, mostTrust: publisher.mostTrust };
}
