import { onEachKind } from '../testing/on-each-kind.ts';
import { untilTaken } from '../testing/until-taken.ts';
import { cityAdministrator, startPolicy, student, teacher, type PolicyStage } from './testing/start-policy.ts';
import { someRules } from './testing/some-rules.ts';
import type { DecisionAnswer } from './schemas.ts';

interface Held {
  id: string;
  state: string;
  startsAt: number;
  endsAt: number;
  expiresAt: number | null;
}

const minute = 60_000;
const at = (time: string) => Date.parse(`2026-${time}:00+08:00`);

onEachKind('reservations', (freshUrl) => {
  let stage: PolicyStage;

  beforeEach(async () => {
    stage = await startPolicy(await freshUrl());
  });
  afterEach(() => stage.stop());

  const later = (ms: number) => {
    stage.world.now = new Date(stage.world.now.getTime() + ms);
  };
  const now = () => stage.world.now.getTime();
  let keys = 0;
  const session = (more: object = {}, as = student()) =>
    stage.call<Held>('policy.reserve', { activity: 'session', key: `k${keys++}`, teacherId: 't1', studentId: as.id, minutes: 30, ...more }, as);
  const aClass = (more: object = {}, as = teacher()) =>
    stage.call<Held>('policy.reserve', { activity: 'class', key: `k${keys++}`, teacherId: as.id, minutes: 30, ...more }, as);
  const check = (params: object, as = student()) => stage.call<DecisionAnswer>('policy.check', { ...params }, as);

  test('a session holds the time of both until it has taken place', async () => {
    const held = await session();
    expect(held).toMatchObject({ state: 'held', startsAt: now(), endsAt: now() + 30 * minute });
    const other = { teacherId: 't1', studentId: 's2', activity: 'session', minutes: 20 };
    expect(await check(other, student('s2'))).toMatchObject({ allowed: false, code: 'POLICY_TEACHER_BUSY', nextAt: held.endsAt });
    later(12 * minute);
    await stage.call('policy.settle', { id: held.id, startedAt: held.startsAt, endedAt: now() });
    expect(await check(other, student('s2'))).toEqual({ allowed: true, minutes: 20 });
    await stage.settle();
  });

  test('the same key gives the same reservation, and for something else is refused', async () => {
    const first = await session({ key: 'call-7' });
    expect(await session({ key: 'call-7' })).toEqual(first);
    await expect(aClass({ key: 'call-7' }, teacher('t1'))).rejects.toMatchObject({ code: 'POLICY_OTHER_WITH_KEY' });
  });

  test('the same key of many at once is one reservation, also of people who never reserved, and stays it when it is over', async () => {
    const all = await Promise.all(Array.from({ length: 24 }, (_nothing, index) => session({ key: 'once', teacherId: `new-${index % 2}` }, student('new'))));
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
    expect(await stage.call('policy.reservationsBetween', { from: now(), to: now() + minute })).toEqual({ items: [{ activity: 'session', count: 1 }] });
    await stage.call('policy.release', { id: all[0]!.id });
    expect(await session({ key: 'once', teacherId: 'new-0' }, student('new'))).toMatchObject({ id: all[0]!.id, state: 'released' });
  });

  test('outside of hours it is refused, with the next moment in words', async () => {
    stage.world.now = new Date(at('11-20T21:00'));
    const refused = await check({ activity: 'session', teacherId: 't1', studentId: 's1', minutes: 30 });
    expect(refused).toMatchObject({ code: 'POLICY_TUTORING_HOURS', rule: 'tutoring-hours', nextAt: at('11-23T18:00') });
    expect(refused).toMatchObject({ sentence: { 'zh-CN': expect.stringMatching(/最早可在11月23日.*18:00开始/) } });
    await expect(session()).rejects.toMatchObject({ code: 'POLICY_TUTORING_HOURS', details: { from: '18:00', to: '21:00' } });
  });

  test('shortly before the end it is as long as there is time, down to what is of use', async () => {
    stage.world.now = new Date(at('11-23T20:45'));
    expect(await session({ leastMinutes: 10 })).toMatchObject({ endsAt: at('11-23T21:00') });
    await expect(session({ teacherId: 't2' }, student('s2'))).rejects.toMatchObject({ code: 'POLICY_TUTORING_HOURS' });
  });

  test('what is not confirmed lapses, and what is confirmed does not', async () => {
    const ringing = await session({ holdSeconds: 30 });
    later(31_000);
    const second = await session({ holdSeconds: 30 }, student('s2'));
    await expect(stage.call('policy.confirm', { id: ringing.id })).rejects.toMatchObject({ code: 'POLICY_RESERVATION_NOT_FOUND' });
    await stage.call('policy.confirm', { id: second.id });
    later(60_000);
    await expect(session({}, student('s3'))).rejects.toMatchObject({ code: 'POLICY_TEACHER_BUSY' });
  });

  test('a settlement counts when it comes late, once when it comes twice, and not when it is impossible', async () => {
    const held = await session();
    later(2 * 3600_000);
    expect(await check({ activity: 'session', teacherId: 't1', studentId: 's2', minutes: 5 })).toMatchObject({ allowed: true });
    const span = { id: held.id, startedAt: held.startsAt, endedAt: held.endsAt };
    await expect(stage.call('policy.settle', { ...span, endedAt: held.endsAt + 10 * minute })).rejects.toMatchObject({ code: 'POLICY_SPAN_INVALID' });
    await expect(stage.call('policy.settle', { ...span, endedAt: held.startsAt - 1 })).rejects.toMatchObject({ code: 'POLICY_SPAN_INVALID' });
    const first = await stage.call<Held>('policy.settle', span);
    expect(await stage.call('policy.settle', { ...span, endedAt: held.startsAt + minute })).toEqual(first);
    await expect(stage.call('policy.release', { id: held.id })).rejects.toMatchObject({ code: 'POLICY_ALREADY_ENDED' });
  });

  test('what ends sooner leaves its people free at once, and is settled later, no longer than it lasted', async () => {
    const held = await session();
    later(6 * minute);
    const over = now();
    const next = () => session({ teacherId: 't1' }, student('s2'));
    await expect(next()).rejects.toMatchObject({ code: 'POLICY_TEACHER_BUSY' });
    const shortened = await stage.call<Held>('policy.shorten', { id: held.id, endsAt: over });
    expect(shortened).toMatchObject({ state: 'held', startsAt: held.startsAt, endsAt: over });
    expect(await stage.call('policy.shorten', { id: held.id, endsAt: over + 60 * minute })).toEqual(shortened);
    expect(await next()).toMatchObject({ state: 'held' });
    later(minute);
    const span = { id: held.id, startedAt: held.startsAt };
    await expect(stage.call('policy.settle', { ...span, endedAt: over + 3 * minute })).rejects.toMatchObject({ code: 'POLICY_SPAN_INVALID' });
    const settled = await stage.call<Held>('policy.settle', { ...span, endedAt: over });
    expect(settled).toMatchObject({ state: 'settled', endsAt: over });
    expect(await stage.call('policy.shorten', { id: held.id, endsAt: held.startsAt })).toEqual(settled);
  });

  test('only what took place is settled, and nothing is reserved once its time has passed', async () => {
    const early = await aClass({ at: at('11-24T18:00') });
    const settle = () => stage.call('policy.settle', { id: early.id, startedAt: early.startsAt, endedAt: early.endsAt });
    await expect(settle()).rejects.toMatchObject({ code: 'POLICY_NOT_OVER_YET' });
    stage.world.now = new Date(early.endsAt - 3 * minute);
    await expect(settle()).rejects.toMatchObject({ code: 'POLICY_NOT_OVER_YET' });
    const seat = { activity: 'seat', classId: early.id, studentId: 's1' };
    for (const ask of [() => session({ at: at('11-20T18:00') }), () => aClass({ at: now() - 2 * minute }), () => stage.call('policy.reserve', { ...seat, key: 'late' }, student())]) {
      await expect(ask()).rejects.toMatchObject({ code: 'POLICY_IN_PAST' });
    }
    await expect(check(seat)).rejects.toMatchObject({ code: 'POLICY_IN_PAST' });
    stage.world.now = new Date(early.endsAt);
    expect(await settle()).toMatchObject({ state: 'settled' });
    expect(await aClass({ key: 'again', at: now() + 10 * minute })).toEqual(await (later(20 * minute), aClass({ key: 'again', at: early.endsAt + 10 * minute })));
    await stage.settle();
  });

  test('a teacher tutors only so long in a day, and only so long without a break', async () => {
    const evening = { ...someRules, teacherUse: { dayMinutes: 90, continuousMinutes: 60, breakMinutes: 10 } };
    await stage.call('policy.change', { rules: evening, reason: '试行', expectedRevision: 0 }, cityAdministrator);
    const nth = (hour: string, index: number) => session({ at: at(`11-24T${hour}`) }, student(`s${index}`));
    await nth('18:00', 1);
    await nth('18:30', 2);
    await expect(nth('19:05', 3)).rejects.toMatchObject({ code: 'POLICY_TEACHER_CONTINUOUS', details: { usedMinutes: 60, breakMinutes: 10, nextAt: at('11-24T19:10') } });
    await nth('19:10', 3);
    await expect(nth('20:00', 4)).rejects.toMatchObject({ code: 'POLICY_TEACHER_DAY', details: { usedMinutes: 90, maxMinutes: 90, nextAt: at('11-25T18:00') } });
  });

  test('a class and the seats in it tell of each other when they took place', async () => {
    const held = await aClass({ at: at('11-23T18:10'), seats: 20 });
    const seat = await stage.call<Held>('policy.reserve', { activity: 'seat', key: 'came', classId: held.id, studentId: 's1' }, student());
    stage.world.now = new Date(held.endsAt);
    for (const { id, startsAt, endsAt } of [seat, held]) await stage.call('policy.settle', { id, startedAt: startsAt, endedAt: endsAt });
    await stage.settle();
    const told = (activity: string) => stage.world.settled.find((one) => one['activity'] === activity && [held.id, seat.id].includes(one['reservationId'] as string));
    expect(told('seat')).toMatchObject({ teacherId: null, studentIds: ['s1'], class: { reservationId: held.id, ownKey: expect.any(String) as string, teacherId: 't1' } });
    expect(told('class')).toMatchObject({ teacherId: 't1', seats: 20, seatsTaken: 1 });
  });

  test('with a class go the seats in it, and a student is in one place', async () => {
    const held = await aClass({ at: at('11-24T18:00'), seats: 2 });
    const seat = (as = student()) => stage.call<Held>('policy.reserve', { activity: 'seat', key: `k${keys++}`, classId: held.id, studentId: as.id }, as);
    const first = await seat();
    expect([first.startsAt, first.endsAt]).toEqual([held.startsAt, held.endsAt]);
    await expect(seat()).rejects.toMatchObject({ code: 'POLICY_STUDENT_BUSY' });
    await seat(student('s2'));
    await expect(seat(student('s3'))).rejects.toMatchObject({ code: 'POLICY_SEATS' });
    expect(await stage.call('policy.reservationsBetween', { from: at('11-24T00:00'), to: at('11-25T00:00') })).toEqual({
      items: [{ activity: 'class', count: 1 }, { activity: 'seat', count: 2 }],
    });
    await stage.call('policy.release', { id: held.id });
    expect(await stage.call('policy.reservationsBetween', { from: at('11-24T00:00'), to: at('11-25T00:00') })).toEqual({ items: [] });
    await expect(seat(student('s3'))).rejects.toMatchObject({ code: 'POLICY_RESERVATION_NOT_FOUND' });
  });

  test('classes keep their distance and the week its hours, also across the holiday of a district', async () => {
    stage.world.holidays.add('east 2026-11-25');
    await aClass({ at: at('11-24T18:00') });
    await expect(aClass({ at: at('11-24T18:35') })).rejects.toMatchObject({
      code: 'POLICY_CLASS_GAP',
      details: { nextAt: at('11-24T18:40'), gapMinutes: 10 },
    });
    await expect(aClass({ at: at('11-25T18:00') })).rejects.toMatchObject({
      code: 'POLICY_TUTORING_HOURS',
      details: { nextAt: at('11-26T18:00') },
    });
    stage.world.districts.set('t9', 'west');
    await aClass({ at: at('11-25T18:00') }, teacher('t9'));
  });

  test('only who takes part reserves, in a role that may begin it, with an admitted teacher', async () => {
    await expect(session({ studentId: 's2' })).rejects.toMatchObject({ code: 'POLICY_NOT_A_PARTY' });
    await expect(session({}, teacher('t1'))).rejects.toMatchObject({ code: 'POLICY_OPENER' });
    await expect(session({ studentId: undefined })).rejects.toMatchObject({ code: 'POLICY_INCOMPLETE_DEMAND' });
    stage.world.standings.set('t1', { state: 'suspended', validUntil: null });
    await expect(session()).rejects.toMatchObject({ code: 'POLICY_ADMISSION', details: { nextAt: null } });
  });

  test('who owes a rating rates first, whichever plugin asks; an answer needs an admission alone', async () => {
    stage.world.owed.set('s1', 'rating-1');
    await expect(session()).rejects.toMatchObject({ code: 'POLICY_RATING_OWED', details: { ratingId: 'rating-1', nextAt: null } });
    await expect(stage.call('policy.demand', { activity: 'ask', studentId: 's1' }, student())).rejects.toMatchObject({ code: 'POLICY_RATING_OWED' });
    stage.world.now = new Date(at('11-22T23:30'));
    const answer = (teacherId: string) => stage.call('policy.demand', { activity: 'answer', teacherId }, teacher(teacherId));
    expect(await answer('t1')).toEqual({ minutes: null });
    stage.world.standings.set('t2', { state: 'withdrawn', validUntil: null });
    await expect(answer('t2')).rejects.toMatchObject({ code: 'POLICY_ADMISSION' });
    expect(await check({ activity: 'adoption', teacherId: 't1' }, teacher())).toMatchObject({ code: 'POLICY_TUTORING_HOURS' });
  });

  test('of who is admitted no more, what is planned is released and what runs is told to end, once the word is true', async () => {
    await session({ key: 'running' });
    const ahead = await aClass({ key: 'ahead', at: at('11-24T18:00') });
    await stage.call('policy.reserve', { activity: 'seat', key: 'seat', classId: ahead.id, studentId: 's2' }, student('s2'));
    const planned = () => stage.call('policy.reservationsBetween', { from: at('11-24T00:00'), to: at('11-25T00:00') });
    const tell = async () => {
      await stage.call('admission.tell', { teacherId: 't1' });
      await stage.settle();
    };
    // A word that came late: the teacher is admitted again meanwhile.
    await tell();
    expect(await planned()).toMatchObject({ items: [{ activity: 'class' }, { activity: 'seat' }] });
    stage.world.standings.set('t1', { state: 'suspended', validUntil: null });
    await tell();
    expect(stage.world.ended.sort()).toEqual(['policy.end-now.v1 running', 'policy.released.v1 ahead']);
    expect(await planned()).toEqual({ items: [] });
    await tell();
    expect(stage.world.ended.filter((one) => one.startsWith('policy.released'))).toHaveLength(1);
  });

  test('whoever is withdrawn or suspended while a reservation is decided on, is not held by it', async () => {
    const meanwhile = (change: () => Promise<unknown>) => {
      stage.world.onStanding = async () => {
        stage.world.onStanding = () => Promise.resolve();
        await change();
        await stage.settle();
      };
    };
    await session({ key: 'before', holdSeconds: 10 });
    later(10_000);
    meanwhile(() => {
      stage.world.standings.set('t1', { state: 'withdrawn', validUntil: null });
      return stage.call('admission.tell', { teacherId: 't1' });
    });
    await expect(session()).rejects.toMatchObject({ code: 'POLICY_ADMISSION' });
    meanwhile(() => {
      stage.world.suspensions.push({ personId: 's1', pluginId: null, until: null });
      return stage.call('safety.tell', { personId: 's1', pluginId: null });
    });
    await expect(session({ teacherId: 't2' })).rejects.toMatchObject({ code: 'POLICY_SUSPENDED' });
    expect(await stage.call('policy.reservationsBetween', { from: now(), to: at('11-25T00:00') })).toEqual({ items: [] });
  });

  test('of who is suspended from the platform or from one plugin, what that plugin reserved ends', async () => {
    await session({ key: 'running' });
    const tell = async (pluginId: string | null) => {
      await stage.call('safety.tell', { personId: 's1', pluginId });
      await stage.settle();
    };
    await tell(null);
    stage.world.suspensions.push({ personId: 's1', pluginId: 'micro-lesson', until: null });
    await tell('micro-lesson');
    expect(stage.world.ended).toEqual([]);
    stage.world.suspensions.push({ personId: 's1', pluginId: null, until: null });
    await tell(null);
    expect(stage.world.ended).toEqual(['policy.end-now.v1 running']);
  });

  test('who is suspended is booked by nobody, neither as teacher nor as student, until it is over', async () => {
    const until = at('11-24T12:00');
    const ahead = await aClass({ at: at('11-24T18:00') });
    stage.world.suspensions.push({ personId: 't1', pluginId: 'another-plugin', until: null }, { personId: 't2', pluginId: null, until }, { personId: 's2', pluginId: null, until: null });
    later(1_000);
    await session();
    await expect(session({ teacherId: 't2' }, student('s3'))).rejects.toMatchObject({ code: 'POLICY_SUSPENDED', details: { nextAt: null } });
    await expect(aClass({ at: at('11-25T18:00') }, teacher('t2'))).rejects.toMatchObject({ code: 'POLICY_SUSPENDED' });
    const seat = { activity: 'seat', key: 'seat', classId: ahead.id, studentId: 's2' };
    await expect(stage.call('policy.reserve', seat, student('s2'))).rejects.toMatchObject({ code: 'POLICY_SUSPENDED' });
    expect(await check({ activity: 'ask', studentId: 's2' }, student('s2'))).toMatchObject({ allowed: false, rule: 'suspended' });
    stage.world.now = new Date(until);
    await aClass({ at: at('11-25T18:00') }, teacher('t2'));
  });

  test('on days that the calendar takes away nothing that is planned takes place, what runs ends, and the people hear of it', async () => {
    await session({ key: 'running' });
    const ahead = await aClass({ key: 'ahead', at: at('11-23T20:00') }, teacher('t2'));
    await stage.call('policy.reserve', { activity: 'seat', key: 'seat', classId: ahead.id, studentId: 's2' }, student('s2'));
    stage.world.districts.set('t9', 'west');
    await aClass({ key: 'west', at: at('11-24T18:00') }, teacher('t9'));
    const east = await aClass({ key: 'east', at: at('11-24T18:00') });
    const planned = () => stage.call<{ items: { count: number }[] }>('policy.reservationsBetween', { from: now() + minute, to: at('11-25T00:00') });
    // What runs into the stretch is part of it.
    expect(await planned()).toMatchObject({ items: [{ activity: 'class', count: 3 }, { activity: 'seat' }, { activity: 'session' }] });
    const tell = async (districtId: string | null, date: string) => {
      await stage.call('organisation.tell', { districtId, taken: [date] });
      await stage.settle();
    };
    // A word that came late: the day was given back meanwhile.
    await tell(null, '2026-11-23');
    expect(stage.world.ended).toEqual([]);
    stage.world.holidays.add('2026-11-23').add('west 2026-11-24');
    await tell(null, '2026-11-23');
    await tell('west', '2026-11-24');
    await tell('west', '2026-11-24');
    expect(stage.world.ended).toEqual(['policy.released.v1 ahead', 'policy.released.v1 west']);
    expect(stage.world.told.sort()).toEqual(['s2', 't2', 't9']);
    expect(await planned()).toMatchObject({ items: [{ activity: 'class', count: 1 }, { activity: 'session', count: 1 }] });
    stage.world.now = new Date(east.startsAt);
    await tell(null, '2026-11-24');
    expect(stage.world.ended).toHaveLength(2);
  });

  test('whether a moment lay in the hours of a district is told also afterwards', async () => {
    stage.world.holidays.add('west 2026-11-20');
    stage.world.districts.set('t9', 'west');
    const within = async (when: string, teacherId = 't1') =>
      (await stage.call<{ isWithin: boolean }>('policy.withinHours', { teacherId, at: at(when) })).isWithin;
    expect(await Promise.all(['20T18:00', '20T20:59', '20T21:00', '20T17:59', '21T19:00'].map((when) => within(`11-${when}`)))).toEqual([true, true, false, false, false]);
    expect(await within('11-20T19:00', 't9')).toBe(false);
  });

  test('a clock that goes back decides nothing', async () => {
    await session({ holdSeconds: 600 });
    later(-5 * minute);
    await expect(session({ teacherId: 't2' })).rejects.toMatchObject({ code: 'POLICY_CLOCK_WENT_BACK' });
  });

  test('of a thousand who want the last minutes of the week, the last seat and the last answer, as many get them as there are', async () => {
    const aThousand = Array.from({ length: 1_000 }, (_nothing, index) => index);
    // All at once; what a node refuses for the moment is asked again, as an app does it.
    const rush = async <T>(ask: (index: number) => Promise<T>) => {
      const tried = await Promise.allSettled(aThousand.map((index) => untilTaken(() => ask(index))));
      const codes = tried.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code: string }).code] : []));
      return { won: tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])), codes: new Set(codes) };
    };
    for (const [day, hour] of [[24, 18], [24, 19], [24, 20], [26, 18], [26, 19], [26, 20], [27, 18], [27, 19], [25, 18]]) {
      await aClass({ at: at(`11-${day}T${hour}:00`) });
    }
    const starts = ['25T19:00', '25T20:00', '27T20:00'].map((one) => at(`11-${one}`));
    const classes = await rush((index) => aClass({ at: starts[index % 3], seats: 25 }));
    expect(classes.won).toHaveLength(1);
    expect(classes.codes).toEqual(new Set(['POLICY_ONE_TO_MANY_WEEK', 'POLICY_CLASS_GAP']));
    const seats = await rush((index) => {
      const as = student(`many-${index}`);
      return stage.call('policy.reserve', { activity: 'seat', key: as.id, classId: classes.won[0]!.id, studentId: as.id }, as);
    });
    expect(seats).toMatchObject({ won: { length: 25 }, codes: new Set(['POLICY_SEATS']) });
    const answers = await rush((index) => stage.call('policy.reserve', { activity: 'adoption', key: `answer-${index}`, teacherId: 't2', at: now() }));
    expect(answers).toMatchObject({ won: { length: 30 }, codes: new Set(['POLICY_ANSWERS_WEEK']) });
    // An answer takes no time: nothing of it is planned afterwards.
    expect(await stage.call('policy.reservationsBetween', { from: now(), to: at('11-30T00:00') })).toEqual({
      items: [{ activity: 'class', count: 10 }, { activity: 'seat', count: 25 }],
    });
  }, 60_000);
});
