import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { StudentUse, type UseAnswer, type UseSpan } from './student-use.ts';

const student: Caller = { ...systemCaller, kind: 'account', id: 's1', roles: ['student'] };
const teacher: Caller = { ...student, id: 't1', roles: ['teacher'] };
const second = 1_000;
const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
const spec = { status: 403, retryable: false, message: { 'zh-CN': '请休息。', en: 'Rest for {breakMinutes} minutes.' } };

describe('use by students', () => {
  let now: number;
  let reported: UseSpan[][];
  let answers: UseAnswer[];
  let fails: boolean;
  let use: StudentUse;

  beforeEach(() => {
    [now, reported, answers, fails] = [1_000_000, [], [], false];
    use = new StudentUse({
      log,
      now: () => now,
      errorTables: () => ({ POLICY_STUDENT_DAY: spec }),
      report: (items) => {
        if (fails) return Promise.reject(new Error('away'));
        reported.push([...items]);
        return Promise.resolve(answers);
      },
    });
  });
  afterEach(() => use.stop());

  test('is reported at once for who is new, then every so often, without a gap', async () => {
    use.touch(student, 'browse');
    use.touch(teacher, 'browse');
    await use.flush();
    expect(reported).toEqual([[{ personId: 's1', firstAt: now, lastAt: now }]]);
    const first = now;
    for (let passed = 0; passed < 20; passed++) {
      now += second;
      use.touch(student, 'browse');
      await use.flush();
    }
    expect(reported.slice(1)).toEqual([[{ personId: 's1', firstAt: first + second, lastAt: first + 20 * second }]]);
    now += 25 * second;
    await use.flush();
    expect(reported).toHaveLength(2);
  });

  test('what could not be reported is reported later, whole', async () => {
    fails = true;
    const first = now;
    use.touch(student, 'browse');
    await use.flush();
    now += 30 * second;
    use.touch(student, 'browse');
    fails = false;
    await use.flush();
    expect(reported).toEqual([[{ personId: 's1', firstAt: first, lastAt: now }]]);
  });

  test('who has met a limit is refused until it is over, and refusals are no use', async () => {
    answers = [{ personId: 's1', state: 'stopped', until: now + 600 * second, refusal: { code: 'POLICY_STUDENT_DAY', details: { breakMinutes: 10 } }, closed: null }];
    use.touch(student, 'browse');
    await use.flush();
    now += 60 * second;
    expect(() => use.touch(student, 'browse')).toThrow('Rest for 10 minutes.');
    // Whoever opens the app again is to see the rest, and until when.
    expect(() => use.touch(student, 'use')).not.toThrow();
    use.touch({ ...student, id: 's2' }, 'browse');
    await use.flush();
    expect(reported.at(-1)).toEqual([{ personId: 's2', firstAt: now, lastAt: now }]);
    now += 540 * second;
    answers = [];
    expect(() => use.touch(student, 'browse')).not.toThrow();
  });

  test('who finishes is not refused yet', async () => {
    answers = [{ personId: 's1', state: 'finishing', until: now + 600 * second, refusal: null, closed: null }];
    use.touch(student, 'browse');
    await use.flush();
    now += second;
    expect(() => use.touch(student, 'browse')).not.toThrow();
  });

  test('outside of tutoring hours, where a district wants it so, looking at things is refused, and nothing else', async () => {
    const closed = { code: 'POLICY_STUDENT_DAY', details: { breakMinutes: 10 }, until: now + 600 * second };
    answers = [{ personId: 's1', state: 'free', until: null, refusal: null, closed }];
    use.touch(student, 'browse');
    await use.flush();
    now += second;
    expect(() => use.touch(student, 'browse')).toThrow('Rest for 10 minutes.');
    expect(() => use.touch(student, 'ask')).not.toThrow();
    expect(() => use.touch(student, 'use')).not.toThrow();
    now += 600 * second;
    expect(() => use.touch(student, 'browse')).not.toThrow();
  });
});
