/**
 * Who may import whom (docs: architecture). One table, checked on every import of our own code.
 *
 * A zone is a folder; `may` names the zones whose files it may import, beside its own. A core room
 * reaches another room by actions and events, so rooms may import only the shared rooms and types.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from 'eslint';
import type { ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration, Node } from 'estree';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Rooms of the core that every room may use; `boot`, `cli` and `testing` put rooms together. */
const sharedRooms = ['runtime', 'database'];
const composers = ['boot', 'main', 'start', 'start-refusal', 'core-rooms', 'cli', 'testing', 'demo', 'privacy', 'conformance'];

const packages: Readonly<Record<string, string>> = {
  '@fudao/plugin-sdk': 'plugin-sdk',
  '@fudao/core': 'core',
  '@fudao/ui-kit': 'ui-kit',
  '@fudao/student-ui': 'student-ui',
  '@fudao/admin-ui': 'admin-ui',
};

/** The zone of a file below the root, e.g. `plugin-sdk`, `core/identity`, `plugin/question-answer/ui`. */
export function zoneOf(file: string): string {
  const parts = path.relative(root, file).split(path.sep);
  // The plugins that the conformance kit is tried on are plugins like others.
  if (parts[2] === 'conformance' && parts[3] === 'testing-plugins') return `plugin/${parts[4]}/${parts[5] === 'ui' ? 'ui' : 'server'}`;
  if (parts[0] === 'core' && parts[1] === 'src') return `core/${parts[2]!.replace(/\..*$/, '')}`;
  if (parts[0] === 'plugin-template') parts.unshift('plugins');
  if (parts[0] === 'plugins') {
    if (parts[2] === 'api.ts') return `plugin/${parts[1]}/api`;
    if (parts[2] === 'api') return `plugin/${parts[1]}/api-parts`;
    return `plugin/${parts[1]}/${parts[2] === 'ui' ? 'ui' : 'server'}`;
  }
  return parts[0]!;
}

function targetZone(specifier: string, file: string): string | undefined {
  if (specifier.startsWith('.')) return zoneOf(path.resolve(path.dirname(file), specifier));
  const plugin = /^@fudao\/plugin-(?!sdk)([a-z0-9-]+)(\/api\.ts)?$/.exec(specifier);
  if (plugin) return `plugin/${plugin[1]}/${plugin[2] ? 'api' : 'server'}`;
  const name = Object.keys(packages).find((known) => specifier === known || specifier.startsWith(`${known}/`));
  return name && packages[name];
}

/** A plugin's spec may start a whole platform by the core's test kit; nothing else of the core is for plugins. */
export function isTestKit(file: string, specifier: string): boolean {
  return specifier === '@fudao/core/testing' && file.endsWith('.spec.ts') && zoneOf(file).startsWith('plugin/');
}

/** Undefined where the import is fine; otherwise the sentence that says why not. */
export function complaint(from: string, to: string | undefined, isTypeOnly: boolean): string | undefined {
  if (from === to || to === undefined) return undefined;
  const [fromRoot = '', fromOwner, fromPart] = from.split('/');
  const [toRoot = '', toOwner] = to.split('/');
  if (['e2e', 'bench', 'scripts'].includes(fromRoot)) return undefined;
  if (fromRoot === 'plugin-sdk') return 'plugin-sdk imports nothing of ours';
  if (fromRoot === 'core') return complaintOfCore(from, to, isTypeOnly);
  if (fromRoot === 'plugin') {
    if (toRoot === 'plugin' && toOwner === fromOwner && to.endsWith('/api')) return undefined;
    if (toRoot === 'plugin' && toOwner !== fromOwner && to.endsWith('/api')) {
      return isTypeOnly ? undefined : "another plugin's api.ts gives types only (import type)";
    }
    // A long api.ts is put together of files in api/; it stays the one door to them.
    if (fromPart === 'api' && to === `plugin/${fromOwner}/api-parts`) return undefined;
    if (to === 'plugin-sdk') return undefined;
    if (to === 'ui-kit' && fromPart === 'ui') return undefined;
    return `a plugin's ${fromPart} may not import ${to}`;
  }
  if (fromRoot === 'ui-kit') {
    if (to !== 'plugin-sdk') return `ui-kit may not import ${to}`;
    return isTypeOnly ? undefined : 'ui-kit takes only types of plugin-sdk (import type)';
  }
  if (['student-ui', 'admin-ui'].includes(fromRoot)) {
    return ['ui-kit', 'plugin-sdk'].includes(to) ? undefined : `${fromRoot} may not import ${to}`;
  }
  return toRoot === 'core' ? 'nobody imports core' : undefined;
}

function complaintOfCore(from: string, to: string, isTypeOnly: boolean): string | undefined {
  if (to === 'plugin-sdk') return undefined;
  if (!to.startsWith('core')) return `core may not import ${to}`;
  const [, room] = from.split('/');
  const [, otherRoom = ''] = to.split('/');
  if (room === undefined || composers.includes(room) || sharedRooms.includes(otherRoom) || isTypeOnly) return undefined;
  // The node's runtime hosts plugins: asks the plugin manager which release serves a call, and opens their documents.
  if (room === 'runtime' && ['plugin-manager', 'documents'].includes(otherRoom)) return undefined;
  // The plugin manager has the sandbox run confined releases; what runs in there checks documents by the same rule.
  if (room === 'plugin-manager' && otherRoom === 'sandbox') return undefined;
  if (room === 'sandbox' && otherRoom === 'documents') return undefined;
  if (otherRoom === 'testing' || otherRoom === 'cli') return undefined;
  return `room ${room} reaches room ${otherRoom} by an action, an event or a type, not by its code`;
}

/** TypeScript's parser marks `import type` and `export type` on the node. */
interface TypeMarks {
  importKind?: 'type' | 'value';
  exportKind?: 'type' | 'value';
  specifiers?: readonly { importKind?: 'type' | 'value' }[];
}

function isTypeOnly(node: Node): boolean {
  const { importKind, exportKind, specifiers = [] } = node as TypeMarks;
  if (importKind === 'type' || exportKind === 'type') return true;
  return specifiers.length > 0 && specifiers.every((part) => part.importKind === 'type');
}

export const importBoundaries: Rule.RuleModule = {
  meta: { type: 'problem', schema: [], messages: { crossed: 'Import rule: {{why}}.' } },
  create(context) {
    const file = context.filename;
    const from = zoneOf(file);
    // A spec of the core may put rooms together; a plugin's spec keeps to the plugin's rule.
    const isCoreSpec = from.startsWith('core') && /\.spec\.ts$|\/testing\//.test(file);
    const check = (node: Node, specifier: unknown, types: boolean) => {
      if (typeof specifier !== 'string' || isCoreSpec || isTestKit(file, specifier)) return;
      const why = complaint(from, targetZone(specifier, file), types);
      if (why) context.report({ node, messageId: 'crossed', data: { why } });
    };
    const checkSource = (node: ImportDeclaration | ExportAllDeclaration | ExportNamedDeclaration) =>
      check(node, node.source?.value, isTypeOnly(node));
    return {
      ImportDeclaration: checkSource,
      ExportAllDeclaration: checkSource,
      ExportNamedDeclaration: checkSource,
      ImportExpression: (node) => check(node, 'value' in node.source ? node.source.value : undefined, false),
    };
  },
};
