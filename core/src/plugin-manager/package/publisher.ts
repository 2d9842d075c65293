/** `trusted` runs inside of the platform's process, `confined` in a sandbox. */
export type Trust = 'trusted' | 'confined';

/** Somebody whose signed packages may be installed. */
export interface Publisher {
  readonly keyId: string;
  readonly name: string;
  /** Ed25519, base64 of the 32 bytes. */
  readonly publicKey: string;
  readonly mostTrust: Trust;
  readonly addedBy: string;
  readonly addedAt: number;
  /** Null while the key holds. */
  readonly revokedAt: number | null;
  readonly revokedReason: string | null;
}
