import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '@fudao/plugin-sdk';
import { startPlatform, type TestPlatform } from '../core/src/testing/start-platform.ts';
import type { ApiClient } from '../core/src/testing/api-client.ts';
import { readDeclarations, type DeclaredAction, type Declarations } from './role-matrix/declared-actions.ts';
import { tablesIn } from './role-matrix/in-document.ts';
import { matrixTables } from './role-matrix/matrix-table.ts';
import { mayCall } from './role-matrix/may-call.ts';
import { root } from './run-program.ts';

interface Person {
  readonly client: ApiClient;
  /** Null for nobody who signed in. */
  readonly roles: readonly Role[] | null;
}

/** One of each role; some teachers review as well. */
const people = ['20260001', 'T0001', 'T0002', 'S0001', 'D0001', 'C0001', 'V0001'];

/** What no action takes: who may call is refused for it, and nothing is done. */
const strange = { 'no-such-parameter': '1' };

function call(client: ApiClient, { owner, rest }: DeclaredAction) {
  const [method, path] = rest.split(' ') as [string, string];
  const url = `/api/${owner}${path.replaceAll(/:\w+/g, 'none')}`;
  const query = `?${new URLSearchParams(strange).toString()}`;
  return method === 'GET' || method === 'DELETE' ? client.send<{ code?: string }>(method, url + query, undefined) : client.send<{ code?: string }>(method, url, strange);
}

const refusals = ['FUDAO_NOT_ALLOWED', 'FUDAO_NOT_SIGNED_IN', 'FUDAO_PLUGIN_NOT_ENABLED'];

describe('who may do what', () => {
  let declarations: Declarations;
  let platform: TestPlatform;
  let everybody: Person[];

  beforeAll(async () => {
    declarations = await readDeclarations();
    platform = await startPlatform();
    for (const administrator of ['D0001', 'D0002', 'D0003'])
      for (const plugin of ['one-to-one', 'question-answer']) await platform.enablePlugin(administrator, plugin);
    const signedIn = people.map(async (educationId): Promise<Person> => {
      const client = await platform.signIn(educationId);
      return { client, roles: (client.account as unknown as { roles: Role[] }).roles };
    });
    everybody = [{ client: platform.anonymous(), roles: null }, ...(await Promise.all(signedIn))];
  }, 60_000);
  afterAll(() => platform?.stop());

  test('is in docs/security.md as it is declared (node scripts/role-matrix.ts writes it)', () => {
    const written = tablesIn(readFileSync(join(root, 'docs/security.md'), 'utf8'));
    expect(written).toBe(matrixTables(declarations));
  });

  test('everybody of the tables is tried', () => {
    const roles = new Set(everybody.flatMap((person) => person.roles ?? []));
    expect([...roles].sort()).toEqual(['city-administrator', 'district-administrator', 'reviewer', 'school-administrator', 'student', 'teacher', 'vendor']);
    expect(declarations.actions.length).toBeGreaterThan(150);
  });

  test('is so when each calls each', async () => {
    const wrong: string[] = [];
    for (const person of everybody) {
      for (const action of declarations.actions) {
        const { status, body } = await call(person.client, action);
        const may = mayCall(action, person.roles, declarations);
        if (may === refusals.includes(body.code ?? '')) wrong.push(`${person.roles?.join('+') ?? 'nobody'} ${action.owner} ${action.rest}: ${status} ${body.code}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 120_000);
});
