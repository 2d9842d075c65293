export const signatureFile = 'signature.json';
export const manifestFile = 'plugin.json';
export const serverEntry = 'server/index.js';
export const moduleFile = 'package.json';
export const uiBuildFile = 'ui/build.json';

/** Says to Node that the `.js` files are ES modules, wherever a package lies; nothing else may stand in it. */
export const moduleFileContent = '{"type":"module"}\n';

/** Without these there is no plugin. */
export const requiredFiles = [manifestFile, moduleFile, serverEntry] as const;

const kinds: readonly RegExp[] = [
  /^(?:plugin\.json|package\.json|signature\.json|README\.md|LICENSE)$/,
  /^server\/(?:[^/]+\/)*[^/]+\.(?:js|js\.map|json|txt|wasm)$/,
  /^migrations\/[^/]+\.js$/,
  /^ui\/build\.json$/,
  /^ui\/[A-Za-z0-9_-]+\/(?:[^/]+\/)*[^/]+\.(?:js|css|json|svg|png|webp|woff2|map)(?:\.br|\.gz)?$/,
  // The page of a framed interface, one for each app.
  /^ui\/[A-Za-z0-9_-]+\/(?:student|admin)\.html(?:\.br|\.gz)?$/,
  /^screenshots\/[^/]+\.(?:png|webp)$/,
];

/** Whether a file of this name has a place in a package. */
export function isKnownFile(path: string): boolean {
  return kinds.some((kind) => kind.test(path));
}

const isPng = (bytes: Buffer) => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));
const isWebp = (bytes: Buffer) =>
  bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP';

export const isScreenshot = (path: string): boolean => path.startsWith('screenshots/');

/** Whether a picture is what its ending says: it is shown in administrators' browsers. */
export function isPicture(path: string, bytes: Buffer): boolean {
  return path.endsWith('.png') ? isPng(bytes) : isWebp(bytes);
}
