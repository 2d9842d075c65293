import { readReportsPolicy, type ReportsPolicy } from '../reports-policy.ts';
import { anomaliesOf } from './anomalies.ts';
import { nothing, type Figures } from './sums.ts';

describe('what supervision is told of', () => {
  let thresholds: ReportsPolicy['anomalies'];
  beforeAll(async () => {
    thresholds = (await readReportsPolicy()).anomalies;
  });
  const found = (now: Partial<Figures>, before: Partial<Figures>[] = []) =>
    anomaliesOf({ ...nothing, ...now }, before.map((one) => ({ ...nothing, ...one })), [], thresholds).map(({ kind, count, of, what }) => `${kind} ${count}/${of} ${what}`);

  test('short sessions: from three on, where they are a fifth', () => {
    expect(found({ sessions: 15, shortSessions: 3 })).toEqual(['short-sessions 3/15 sessions']);
    expect(found({ sessions: 16, shortSessions: 3 })).toEqual([]);
    expect(found({ sessions: 2, shortSessions: 2 })).toEqual([]);
  });

  test('anything live outside of tutoring hours', () => {
    expect(found({ sessions: 4, classes: 1, outside: 1 })).toEqual(['outside-hours 1/5 activities']);
  });

  test('a sudden rise: three times what the periods with any work had on average', () => {
    const hour = { sessionSeconds: 3_600 };
    expect(found({ sessionSeconds: 3 * 3_600 }, [hour, hour, {}, {}])).toEqual(['sudden-rise 180/60 minutes']);
    expect(found({ sessionSeconds: 3 * 3_600 - 60 }, [hour, hour])).toEqual([]);
    // One week before is no habit, and less than two hours no rise worth a look.
    expect(found({ sessionSeconds: 9 * 3_600 }, [hour])).toEqual([]);
    expect(found({ sessionSeconds: 3_600 }, [{ sessionSeconds: 600 }, { sessionSeconds: 600 }])).toEqual([]);
    expect(found({ answers: 30 }, [{ answers: 9 }, { answers: 11 }])).toEqual(['sudden-rise 30/10 answers']);
  });

  test('what the ratings room flagged, as it was flagged', () => {
    expect(anomaliesOf(nothing, [], [{ kind: 'reciprocal', count: 12, of: 14 }], thresholds)).toEqual([{ kind: 'reciprocal', count: 12, of: 14, what: 'ratings' }]);
  });
});
