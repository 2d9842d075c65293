import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { people } from './people.ts';
import { startOneToOne, type Stage } from './start-one-to-one.ts';

const { ann, lin, eastAdmin, westAdmin, schoolAdmin, otherSchoolAdmin } = people;

onEachKind('supervision of sessions', (freshUrl) => {
  let stage: Stage;
  let id: string;
  beforeAll(async () => {
    stage = await startOneToOne(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());
  beforeEach(async () => {
    await stage.reset();
    await stage.call('duty.start', { subjects: ['math'], grades: [8] }, lin);
    const call = await stage.call<{ id: string }>('calls.call', { subject: 'math', text: '相似三角形', pictureIds: [] }, ann);
    id = (await stage.call<{ sessionId: string }>('duty.accept', { id: call.id }, lin)).sessionId;
    await stage.settle();
  });

  const list = (as: Caller, more: object = {}) => stage.call<{ items: { id: string }[] }>('supervision.list', { state: 'live', ...more }, as);

  test('district and school see what goes on, without the student and what was said, and the look is on the record', async () => {
    for (const as of [eastAdmin, schoolAdmin]) {
      const { items } = await list(as);
      expect(items).toEqual([expect.objectContaining({ id, subject: 'math', grade: 8, schoolName: 'school east-1', teacher: { id: 'lin', name: 'name of lin' } })]);
      expect(JSON.stringify(items)).not.toMatch(/ann|三角形/);
    }
    await stage.settle();
    const looks = stage.world.records.filter(({ kind }) => kind === 'one-to-one.supervised');
    expect(looks.map(({ payload }) => payload['sessionIds'])).toEqual([[id], [id]]);
  });

  test('others see none of it, whatever they ask for; who tutors or learns is refused', async () => {
    for (const as of [westAdmin, otherSchoolAdmin]) expect((await list(as, { schoolId: 'east-1' })).items).toEqual([]);
    for (const as of [ann, lin]) await expect(list(as)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
    await expect(stage.call('sessions.read', { id }, eastAdmin)).rejects.toMatchObject({ code: 'FUDAO_NOT_ALLOWED' });
  });

  test('over, it is among the ended ones, found by teacher and subject', async () => {
    await stage.call('sessions.end', { id }, lin);
    expect((await list(eastAdmin)).items).toEqual([]);
    expect((await list(eastAdmin, { state: 'ended', teacherId: 'lin', subject: 'math' })).items).toMatchObject([{ id }]);
    for (const other of [{ teacherId: 'zhao' }, { subject: 'physics' }]) expect((await list(eastAdmin, { state: 'ended', ...other })).items).toEqual([]);
  });
});
