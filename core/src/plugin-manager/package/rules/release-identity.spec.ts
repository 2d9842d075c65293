import { checkCapabilitiesExist } from './capabilities-exist.ts';
import { checkIdIsFree, checkSameVersionOtherContent, type IdOwner, type Signer } from './release-identity.ts';

describe('a version', () => {
  const known = [
    { id: 'notes', version: '1.0.0', contentHash: 'aa' },
    { id: 'notes', version: '1.1.0', contentHash: null },
  ];
  const check = (id: string, version: string, hash: string) =>
    checkSameVersionOtherContent({ id, version }, hash, known);

  test('is one content for ever', () => {
    expect(check('notes', '1.0.0', 'bb')).toMatchObject({
      code: 'PACKAGE_VERSION_TAKEN',
      details: { plugin: 'notes', version: '1.0.0' },
    });
    expect(check('notes', '1.1.0', 'aa')).toMatchObject({ code: 'PACKAGE_VERSION_TAKEN' });
  });

  test('may come again as it was; and others are free', () => {
    expect(check('notes', '1.0.0', 'aa')).toBeUndefined();
    expect(check('notes', '1.0.1', 'bb')).toBeUndefined();
    expect(check('other', '1.0.0', 'bb')).toBeUndefined();
  });
});

describe('an id', () => {
  const known: Readonly<Record<string, IdOwner>> = {
    notes: { vendor: 'acme', publishers: ['Acme'] },
    lessons: { vendor: 'fudao', publishers: [] },
  };
  const owners = { rooms: ['records', 'files'], ownerOf: (id: string) => known[id] };
  const acme = { name: 'Acme', mostTrust: 'confined' } as const;
  const check = (id: string, vendor: string, signer: Signer = acme) => checkIdIsFree({ id, vendor }, signer, owners);
  const taken = (plugin: string, owner: string) => ({ code: 'PACKAGE_ID_TAKEN', details: { plugin, owner } });

  test("is not a room's, and not another vendor's", () => {
    expect(check('records', 'acme')).toMatchObject(taken('records', 'fudao'));
    expect(check('notes', 'other')).toMatchObject(taken('notes', 'acme'));
  });

  test("is not another publisher's that says it is the vendor", () => {
    expect(check('notes', 'acme', { name: 'Other', mostTrust: 'trusted' })).toMatchObject(taken('notes', 'Acme'));
    expect(check('lessons', 'fudao')).toMatchObject(taken('lessons', 'fudao'));
  });

  test("is the publisher's own, whatever the key, or free", () => {
    expect(check('notes', 'acme')).toBeUndefined();
    expect(check('new', 'acme')).toBeUndefined();
    expect(check('lessons', 'fudao', { name: 'Us', mostTrust: 'trusted' })).toBeUndefined();
  });
});

test('a capability that does not exist is named', () => {
  const known = new Set(['records.append']);
  expect(checkCapabilitiesExist({ capabilities: ['records.append'] }, known)).toBeUndefined();
  expect(checkCapabilitiesExist({ capabilities: ['records.append', 'money.print'] }, known)).toMatchObject({
    code: 'PACKAGE_CAPABILITY_UNKNOWN',
    details: { capability: 'money.print' },
  });
});
