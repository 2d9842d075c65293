import { checkCapabilitiesExist } from './capabilities-exist.ts';
import { checkIdIsFree, checkSameVersionOtherContent } from './release-identity.ts';

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
  const owners = { rooms: ['records', 'files'], vendorOf: (id: string) => ({ notes: 'acme' })[id] };

  test("is not a room's, and not another vendor's", () => {
    expect(checkIdIsFree({ id: 'records', vendor: 'acme' }, owners)).toMatchObject({
      code: 'PACKAGE_ID_TAKEN',
      details: { plugin: 'records', owner: 'fudao' },
    });
    expect(checkIdIsFree({ id: 'notes', vendor: 'other' }, owners)).toMatchObject({
      code: 'PACKAGE_ID_TAKEN',
      details: { plugin: 'notes', owner: 'acme' },
    });
  });

  test("is the vendor's own, or free", () => {
    expect(checkIdIsFree({ id: 'notes', vendor: 'acme' }, owners)).toBeUndefined();
    expect(checkIdIsFree({ id: 'new', vendor: 'acme' }, owners)).toBeUndefined();
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
