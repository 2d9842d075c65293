import type { ChainedRecord, ChainPoint } from './record.ts';
import { chainRecord, genesis } from './record-hash.ts';

/** A chain of so many records, for specs. */
export function aChain(length: number): ChainedRecord[] {
  const chain: ChainedRecord[] = [];
  let last: ChainPoint = genesis;
  for (let place = 1; place <= length; place++) {
    const record = chainRecord(last, {
      id: `id-${place}`,
      at: 1_700_000_000_000 + place,
      kind: place % 2 ? 'question-answer.asked' : 'question-answer.answered',
      actorId: `teacher-${place}`,
      subjectId: `question-${place}`,
      personId: place % 3 ? `student-${place}` : null,
      pluginId: 'question-answer',
      districtId: 'east',
      schoolId: place % 4 ? 'school' : null,
      payload: Buffer.from([1, 0, 0, 0, 1, ...Buffer.from(`payload ${place}`)]),
    });
    chain.push(record);
    last = record;
  }
  return chain;
}
