import type { Caller } from '@fudao/plugin-sdk';

export function callerOf(over: Partial<Caller> = {}): Caller {
  return {
    kind: 'account',
    id: 'account-anna',
    name: 'Anna',
    roles: ['student'],
    districtId: 'east',
    schoolId: null,
    classGroupId: null,
    grade: 8,
    teaching: null,
    sessionId: 'session-anna',
    ...over,
  };
}

/** A token in the shape of a JSON Web Token, whose end can be read, for the test gateway's own people. */
export function tokenFor(person: string, expiresAt = Date.now() + 600_000): string {
  const payload = Buffer.from(JSON.stringify({ sub: person, exp: expiresAt / 1000 })).toString('base64url');
  return `e30.${payload}.c2lnbmF0dXJl`;
}

export function personIn(token: string): string {
  try {
    return (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;
  } catch {
    return '';
  }
}
