import fc from 'fast-check';
import { aChain } from './a-chain.ts';
import { chainRecord, genesisHash, recordHash } from './record-hash.ts';

const text = fc.string({ unit: 'binary', maxLength: 12 });
const nullable = fc.option(text, { nil: null });
const record = fc.record({
  seq: fc.nat(),
  id: text,
  at: fc.nat(),
  kind: text,
  actorId: text,
  subjectId: text,
  personId: nullable,
  pluginId: nullable,
  districtId: nullable,
  schoolId: nullable,
  payloadDigest: nullable,
  payload: fc.uint8Array({ maxLength: 12 }),
  previousHash: text,
});

/** What the hash binds: the digest in place of the payload, where there is one. */
const shown = (value: { payload: Uint8Array; payloadDigest: string | null }) =>
  JSON.stringify({ ...value, ...(value.payloadDigest !== null && { payload: null }) }, (_key, part) => (part instanceof Uint8Array ? [...part] : (part as unknown)));

describe('hash of a record', () => {
  test('two records have the same hash only when every field is the same', () => {
    fc.assert(
      fc.property(
        record,
        record,
        (one, other) => (recordHash(one) === recordHash(other)) === (shown(one) === shown(other)),
      ),
    );
  });

  test('a character that moves from one field to the next changes it', () => {
    const [some] = aChain(1);
    const moved = { ...some!, kind: 'question-answer.aske', actorId: `d${some!.actorId}` };
    expect(recordHash(moved)).not.toBe(some!.hash);
  });

  test('nothing, the empty text and the word null are different', () => {
    const [some] = aChain(1);
    const hashes = [null, '', 'null'].map((districtId) => recordHash({ ...some!, districtId }));
    expect(new Set(hashes).size).toBe(3);
  });

  test('a record is chained behind the last one', () => {
    const [first, second] = aChain(2);
    expect(first!.previousHash).toBe(genesisHash);
    const elsewhere = { ...second!, seq: 9, hash: 'another' };
    expect(chainRecord(first!, elsewhere)).toEqual(second);
  });

  test('the encoding never changes: hashes already stored must go on to match', () => {
    const [first] = aChain(1);
    expect(first!.hash).toBe('8e1da53caa0d06778c6890f0f321e2d49c42c0e02546422f2acf516e626f48f5');
    const ofTheFirstForm = { ...first!, schoolId: null, payloadDigest: null };
    expect(recordHash(ofTheFirstForm)).toBe('0eba4eb2210289081e256d43b027925d88af751198ef8e6cf423e5763b41af8b');
  });
});
