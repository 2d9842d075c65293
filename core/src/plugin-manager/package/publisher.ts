import type { Trust } from '../release/release.repository.ts';

/** Somebody whose signed packages may be installed. */
export interface Publisher {
  readonly keyId: string;
  readonly name: string;
  /** Ed25519, base64 of the 32 bytes. */
  readonly publicKey: string;
  /** The highest trust that an operator may give to its releases. */
  readonly mostTrust: Trust;
  readonly addedBy: string;
  readonly addedAt: number;
  /** Null while the key holds. */
  readonly revokedAt: number | null;
  readonly revokedReason: string | null;
}
