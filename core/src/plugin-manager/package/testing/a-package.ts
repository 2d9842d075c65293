import { createCipheriv, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PackageFiles } from '../archive-writer.ts';
import type { Publisher } from '../publisher.ts';
import { keyIdOf, publicKeyOf } from '../signing-key.ts';
import { writePackage, type WrittenPackage } from '../write-package.ts';

const text = (word: string) => ({ 'zh-CN': word, en: word });

export const aManifest = (changes: object = {}) => ({
  id: 'notes',
  version: '1.2.3',
  name: text('Notes'),
  summary: text('Keeps notes'),
  vendor: 'acme',
  engines: { platform: '^1.0.0' },
  capabilities: ['records.append'],
  permissions: {},
  privacy: { holds: [], retention: 'P1Y' },
  ...changes,
});

/** As a plugin's build leaves them; a value of null takes a file away. */
export function someFiles(changes: Record<string, string | Buffer | null> = {}): PackageFiles {
  const files: Record<string, string | Buffer | null> = {
    'plugin.json': JSON.stringify(aManifest()),
    'README.md': '# Notes\n',
    'server/index.js': 'export default { services: [] };\n',
    'migrations/2026-01-01-notes.js': 'export async function up() {}\n',
    'ui/build.json': '{"hash":"abc","student":"student.js"}\n',
    'ui/abc/student.js': 'export {};\n',
    ...changes,
  };
  const present = Object.entries(files).filter((entry): entry is [string, string | Buffer] => entry[1] !== null);
  return new Map(present.map(([path, content]) => [path, Buffer.from(content as Buffer)]));
}

export const aKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

export const aPackage = (changes: Parameters<typeof someFiles>[0] = {}, key = aKey()): Promise<WrittenPackage> =>
  writePackage(someFiles(changes), key);

export function publisherOf(key: KeyObject, changes: Partial<Publisher> = {}): Publisher {
  const publicKey = publicKeyOf(key);
  return {
    keyId: keyIdOf(publicKey),
    name: 'Acme',
    publicKey,
    mostTrust: 'confined',
    addedBy: 'C0001',
    addedAt: 1,
    revokedAt: null,
    revokedReason: null,
    ...changes,
  };
}

/** Bytes that do not compress, the same each time. */
export const noise = (length: number): Buffer =>
  createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(length));
