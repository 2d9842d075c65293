import fc from 'fast-check';
import { aChain } from './a-chain.ts';
import { ChainWalk } from './chain-walk.ts';
import type { Finding } from './finding.ts';
import type { ChainedRecord, ChainPoint } from './record.ts';
import { chainRecord, genesis, recordHash } from './record-hash.ts';

function walk(chain: readonly ChainedRecord[], head: ChainPoint | undefined, anchors: ChainPoint[] = []) {
  const dated = anchors.map((anchor) => ({ ...anchor, day: '2026-11-22' }));
  const walker = new ChainWalk(dated);
  for (const record of chain) {
    const finding = walker.take(record);
    if (finding) return finding;
  }
  return walker.end(head);
}

const whole = aChain(12);
const head = whole.at(-1)!;

function flipText(text: string, at: number): string {
  const bytes = Buffer.from(text);
  bytes[at % bytes.length]! ^= 1;
  return bytes.toString('latin1');
}

type Field = keyof ChainedRecord;
const fields = Object.keys(whole[0]!) as Field[];

function flip(record: ChainedRecord, field: Field, at: number): ChainedRecord {
  const value = record[field];
  if (value === null) return { ...record, [field]: 'x' };
  if (typeof value === 'number') return { ...record, [field]: value ^ (1 << (at % 30)) };
  if (typeof value === 'string') return { ...record, [field]: flipText(value, at) };
  const bytes = Uint8Array.from(value);
  bytes[at % bytes.length]! ^= 1 << (at % 8);
  return { ...record, [field]: bytes };
}

/** Writes a record and all after it anew, as an intruder with write access would. */
function rewriteFrom(chain: readonly ChainedRecord[], place: number, changed: ChainedRecord): ChainedRecord[] {
  const anew = chain.slice(0, place);
  for (const record of [changed, ...chain.slice(place + 1)]) {
    anew.push(chainRecord(anew.at(-1) ?? genesis, record));
  }
  return anew;
}

describe('walk along the chain', () => {
  test('finds nothing in a whole chain, empty or long', () => {
    expect(walk([], genesis)).toBeUndefined();
    expect(walk(whole, head, [whole[4]!, whole[11]!])).toBeUndefined();
  });

  test('a flipped byte of any field of any record is found, and the record is named', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.constantFrom(...fields), fc.nat(200), (place, field, at) => {
        const changed = whole.with(place, flip(whole[place]!, field, at));
        const finding = walk(changed, head) as Finding & { seq: number };
        expect(finding).toBeDefined();
        expect(finding.seq).toBe(place + 1);
      }),
    );
  });

  test('tells a changed content, a changed hash and a changed link apart', () => {
    const third = whole[2]!;
    const seen = (changed: ChainedRecord) => walk(whole.with(2, changed), head)?.evidence;
    expect(seen({ ...third, actorId: 'somebody else' })).toBe('content-changed');
    expect(seen({ ...third, hash: 'f'.repeat(64) })).toBe('hash-changed');
    expect(seen({ ...third, previousHash: 'f'.repeat(64) })).toBe('previous-hash-changed');
    const forged = { ...third, actorId: 'somebody else' };
    expect(walk(whole.with(2, { ...forged, hash: recordHash(forged) }), head)).toMatchObject({
      evidence: 'link-broken',
      seq: 4,
    });
  });

  test('names the records that are missing in the middle', () => {
    const gap = whole.filter(({ seq }) => seq < 5 || seq > 7);
    expect(walk(gap, head)).toEqual({ evidence: 'missing', seq: 5, last: 7 });
  });

  test('names a record that was moved and where it was written', () => {
    const swapped = whole.with(4, { ...whole[7]!, seq: 5 }).with(7, { ...whole[4]!, seq: 8 });
    expect(walk(swapped, head)).toMatchObject({ evidence: 'moved', seq: 5, from: 8 });
  });

  test('names what was cut off at the end: known from the head, or from an anchor when the head was set back', () => {
    const cut = whole.slice(0, 9);
    expect(walk(cut, head)).toEqual({ evidence: 'cut-off', seq: 10, last: 12, known: 'head' });
    expect(walk(cut, cut.at(-1)!, [whole[10]!])).toEqual({ evidence: 'cut-off', seq: 10, last: 11, known: 'anchor' });
  });

  test('a chain rewritten to the end is found by an anchor', () => {
    const anew = rewriteFrom(whole, 5, { ...whole[5]!, actorId: 'somebody else' });
    expect(walk(anew, anew.at(-1)!)).toBeUndefined();
    expect(walk(anew, anew.at(-1)!, [whole[2]!, whole[8]!])).toEqual({
      evidence: 'anchor-mismatch',
      seq: 9,
      since: 3,
      day: '2026-11-22',
    });
  });

  test('a head row that is gone, set back or changed is found', () => {
    const seen = (changed: ChainPoint | undefined) => walk(whole, changed)?.evidence;
    expect(seen(undefined)).toBe('head-changed');
    expect(seen(whole[3])).toBe('head-changed');
    expect(seen({ ...head, hash: 'f'.repeat(64) })).toBe('head-changed');
  });
});
