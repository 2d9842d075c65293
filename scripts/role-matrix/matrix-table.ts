import { roles, type Role } from '@fudao/plugin-sdk';
import type { DeclaredAction, DeclaredPage, Declarations } from './declared-actions.ts';
import { mayCall } from './may-call.ts';

const columns: readonly { readonly title: string; readonly roles: readonly Role[] | null }[] = [
  { title: 'no sign-in', roles: null },
  ...roles.map((role) => ({ title: role.replace('-administrator', ' adm.'), roles: [role] })),
];

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const head = (first: string) => [row([first, ...columns.map(({ title }) => title)]), row(['---', ...columns.map(() => ':-:')])];
const mark = (may: boolean) => (may ? 'yes' : '–');

function actionRow(action: DeclaredAction, declarations: Declarations): string {
  return row([`\`${action.rest}\``, ...columns.map((column) => mark(mayCall(action, column.roles, declarations)))]);
}

function ownerTable(owner: string, declarations: Declarations): string {
  const actions = declarations.actions.filter((action) => action.owner === owner);
  const title = `### \`/api/${owner}\`${actions[0]!.gated ? ' (a plugin: in districts that enabled it)' : ''}`;
  return [title, '', ...head('action'), ...actions.map((action) => actionRow(action, declarations))].join('\n');
}

const staff = roles.filter((role) => role !== 'student');

function pageRow({ link, permission }: DeclaredPage, { permissions }: Declarations): string {
  const openers = permission === undefined ? staff : (permissions[permission] ?? []);
  const may = (held: readonly Role[] | null) => held?.some((role) => openers.includes(role)) ?? false;
  return row([`\`/admin${link}\``, ...columns.map((column) => mark(may(column.roles)))]);
}

function pageTable(declarations: Declarations): string {
  const rows = declarations.pages.map((page) => pageRow(page, declarations));
  return ['### Pages of the staff app', '', ...head('page'), ...rows].join('\n');
}

/** Who may call what, for docs/security.md: a table for each room and bundled plugin, and one for the staff's pages. */
export function matrixTables(declarations: Declarations): string {
  const owners = [...new Set(declarations.actions.map(({ owner }) => owner))];
  return [pageTable(declarations), ...owners.map((owner) => ownerTable(owner, declarations))].join('\n\n');
}
