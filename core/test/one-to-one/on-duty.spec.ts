import { ensureDuty, findOnDuty, occupy, rest, saveDuty, takeForCall } from '../../../plugins/one-to-one/server/duties.repository.ts';
import { onEachKind } from '../../src/testing/on-each-kind.ts';
import { evening, startOneToOne, type Stage } from './start-one-to-one.ts';

const minute = 60_000;

onEachKind('who is on duty', (freshUrl) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await startOneToOne(await freshUrl());
  }, 60_000);
  afterAll(() => stage.stop());
  beforeEach(() => stage.reset());

  const db = () => stage.rooms.platform.database;
  async function onDuty(teacherId: string, subjects: string[], grades: number[], leaseEndsAt = evening + minute): Promise<void> {
    const standing = { quality: null, tags: [], knowledgePointIds: [] };
    const duty = { teacherId, teacherName: teacherId, districtId: 'east', schoolId: null, subjects, grades, startedAt: evening - minute, leaseEndsAt, standing };
    await ensureDuty(db(), duty);
    await saveDuty(db(), duty, true);
  }
  const found = async (search: object) => (await findOnDuty(db(), evening, search)).map(({ teacherId }) => teacherId);

  test('is found by subject and by grade, wherever in the list it stands, and by nothing like it', async () => {
    await onDuty('alone', ['math'], [8]);
    await onDuty('first', ['math', 'physics'], [8, 9]);
    await onDuty('inner', ['physics', 'math'], [7, 8, 9]);
    await onDuty('last', ['math'], [7, 8]);
    await onDuty('other-grade', ['math'], [7, 9]);
    await onDuty('alike', ['mathematics'], [8]);
    await onDuty('gone', ['math'], [8], evening);
    expect(await found({ subject: 'math', grade: 8 })).toEqual(['alone', 'first', 'inner', 'last']);
    expect(await found({ subject: 'math', grade: 8, limit: 2 })).toEqual(['alone', 'first']);
    expect(await found({ grade: 1 })).toEqual([]);
    expect(await found({ subject: 'physics' })).toEqual(['first', 'inner']);
    expect(await found({})).toHaveLength(6);
  });

  test('is free without a ring, a session and a rest', async () => {
    for (const id of ['free', 'resting', 'rested', 'rung', 'in-session']) await onDuty(id, ['math'], [8]);
    await rest(db(), 'resting', evening + 1);
    await rest(db(), 'rested', evening);
    await takeForCall(db(), 'rung', 'call', evening);
    await occupy(db(), 'in-session', 'session', evening + minute);
    expect(await found({ onlyFree: true })).toEqual(['free', 'rested']);
    expect(await found({ subject: 'math', grade: 8, onlyFree: true, limit: 1 })).toEqual(['free']);
  });
});
