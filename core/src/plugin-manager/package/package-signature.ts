import { createHash, sign, verify, type KeyObject } from 'node:crypto';
import { Type, type Static } from '@fudao/plugin-sdk';
import { compileSchema } from '../../runtime/validation.ts';
import type { PackageFiles } from './archive-writer.ts';
import { canonicalJson } from './canonical-json.ts';
import { packageErrors } from './errors.ts';
import { signatureFile } from './file-kind.ts';
import { keyIdOf, parsePublicKey, publicKeyOf } from './signing-key.ts';

const Hash = Type.String({ pattern: '^[0-9a-f]{64}$' });

const SignatureSchema = Type.Object(
  {
    format: Type.Literal(1),
    id: Type.String({ maxLength: 40 }),
    version: Type.String({ maxLength: 40 }),
    keyId: Type.String({ pattern: '^[0-9a-f]{16}$' }),
    /** SHA-256 of every other file. */
    files: Type.Record(Type.String(), Hash),
    /** Ed25519 over the canonical JSON of the rest, in base64; its last letter has bits that mean nothing, and are 0. */
    signature: Type.String({ pattern: '^[A-Za-z0-9+/]{85}[AQgw]==$' }),
  },
  { additionalProperties: false },
);

export type PackageSignature = Static<typeof SignatureSchema>;

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const signedBytes = ({
  signature: _signature,
  ...rest
}: Omit<PackageSignature, 'signature'> & { signature?: string }) => Buffer.from(canonicalJson(rest));

const textOf = (signature: PackageSignature) => `${canonicalJson(signature)}\n`;

/** The content of `signature.json` for files of a release. */
export function signFiles(
  files: PackageFiles,
  { id, version }: { id: string; version: string },
  key: KeyObject,
): Buffer {
  const hashes = Object.fromEntries([...files].map(([path, content]) => [path, sha256(content)]));
  const rest = { format: 1 as const, id, version, keyId: keyIdOf(publicKeyOf(key)), files: hashes };
  const signature = sign(null, signedBytes(rest), key).toString('base64');
  return Buffer.from(textOf({ ...rest, signature }));
}

/** @throws PACKAGE_SIGNATURE_UNREADABLE */
export function readSignature(content: Buffer): PackageSignature {
  let value: unknown;
  try {
    value = JSON.parse(content.toString('utf8'));
  } catch (cause) {
    throw packageErrors.SIGNATURE_UNREADABLE({ reason: 'it is no JSON' }, { cause });
  }
  const [problem] = compileSchema(SignatureSchema)(value) ?? [];
  if (problem) {
    throw packageErrors.SIGNATURE_UNREADABLE({ reason: `${problem.field || 'it'} ${problem.message}` });
  }
  const signature = value as PackageSignature;
  // One signature has one text: what is not signed of it cannot be varied either.
  if (textOf(signature) !== content.toString('utf8')) throw packageErrors.NOT_AS_PACKED({ path: signatureFile });
  return signature;
}

/** @throws PACKAGE_FILE_NOT_SIGNED, PACKAGE_SIGNED_FILE_MISSING or PACKAGE_FILE_CHANGED */
export function checkHashes(files: PackageFiles, { files: hashes }: PackageSignature): void {
  for (const [path, content] of files) {
    if (path === signatureFile) continue;
    if (!Object.hasOwn(hashes, path)) throw packageErrors.FILE_NOT_SIGNED({ path });
    if (hashes[path] !== sha256(content)) throw packageErrors.FILE_CHANGED({ path });
  }
  const missing = Object.keys(hashes).find((path) => path === signatureFile || !files.has(path));
  if (missing !== undefined) throw packageErrors.SIGNED_FILE_MISSING({ path: missing });
}

/** Whether the owner of the public key (base64) made this signature. */
export function isSignedBy(signature: PackageSignature, publicKey: string): boolean {
  const bytes = Buffer.from(signature.signature, 'base64');
  return verify(null, signedBytes(signature), parsePublicKey(publicKey), bytes);
}
