import type { Caller } from '@fudao/plugin-sdk';
import { onEachKind } from '../testing/on-each-kind.ts';
import { tablesWith } from '../testing/tables-with.ts';
import { HandlerContext } from '../runtime/host/handler-context.ts';
import { admissionPrivacy } from './admission-privacy.ts';
import type { Standing } from './standing.ts';
import { startAdmission, type Progress, type TestAdmission } from './testing/start-admission.ts';

interface Own {
  application: {
    state: string;
    level: string | null;
    revision: number;
    asked: string[];
    content: { certificates: { url: string | null }[] };
  } | null;
  admission: { revision: number; lastDay: string } | null;
  standing: Standing;
  history: { kind: string; level: string | null; reason: string | null; actorName: string | null }[];
}
interface Page {
  items: { id: string; revision: number; teacherName: string; mayDecide: boolean; isOverdue: boolean }[];
  nextCursor: string | null;
}

onEachKind('admission', (freshUrl) => {
  let subject: TestAdmission;
  let school: Caller;
  let district: Caller;
  let city: Caller;

  beforeAll(async () => {
    subject = await startAdmission(await freshUrl());
    school = await subject.anAdministrator('school-administrator', { schoolId: 'one' });
    district = await subject.anAdministrator('district-administrator', { districtId: 'east' });
    city = await subject.anAdministrator('city-administrator');
  }, 60_000);
  afterAll(() => subject.rooms.stop());
  beforeEach(() => subject.setNow('2026-11-23T10:00:00+08:00'));

  const call = <R>(name: string, params: object, as?: Caller) =>
    subject.call<R>(`admission.${name}`, { ...params }, as);
  const own = (as: Caller) => call<Own>('own', {}, as);
  const standing = (teacherId: string) => call<Standing>('standing', { teacherId });
  const queue = (as: Caller, params: object = {}) => call<Page>('queue', { limit: 100, ...params }, as);
  const idsIn = async (as: Caller, params: object = {}) => (await queue(as, params)).items.map(({ id }) => id);
  const refused = (promise: Promise<unknown>, code: string) => expect(promise).rejects.toMatchObject({ code });

  async function admitted(teacher: Caller, more: object = {}): Promise<Progress> {
    let application = await subject.apply(teacher, more);
    for (const reviewer of [school, district, city]) application = await subject.decide(reviewer, application);
    return application;
  }

  test('a teacher is admitted by school, district and city, and everybody is told', async () => {
    const teacher = await subject.aTeacher();
    expect((await standing(teacher.id)).state).toBe('none');
    const application = await subject.apply(teacher);
    expect(application.state).toBe('school-review');
    expect(
      [await idsIn(school), await idsIn(district), await idsIn(city)].map((ids) => ids.includes(application.id)),
    ).toEqual([true, false, false]);
    await refused(subject.decide(district, application), 'FUDAO_NOT_FOUND');
    const atDistrict = await subject.decide(school, application);
    await refused(subject.decide(school, atDistrict), 'ADMISSION_NOT_AT_YOUR_LEVEL');
    const atCity = await subject.decide(district, atDistrict);
    expect(await idsIn(city)).toContain(application.id);
    await subject.decide(city, atCity);
    expect(await standing(teacher.id)).toEqual({
      ...{ state: 'admitted', subjects: ['math'], grades: [8, 7] },
      validUntil: Date.parse('2027-09-01T00:00:00+08:00'),
    });
    const { history, application: shown, admission } = await own(teacher);
    expect(history.map(({ kind, level }) => `${kind} ${level}`)).toEqual([
      'submitted null',
      'approved school',
      'approved district',
      'approved city',
    ]);
    expect(history.every(({ actorName }) => actorName === null)).toBe(true);
    expect([shown?.state, admission?.lastDay]).toEqual(['admitted', '2027-08-31']);
    await subject.rooms.settle();
    expect(subject.heard.events.filter(({ teacherId }) => teacherId === teacher.id).map(({ state }) => state)).toEqual([
      'applied',
      'admitted',
    ]);
    const kinds = subject.heard.records.filter(({ subjectId }) => subjectId === application.id).map(({ kind }) => kind);
    expect(kinds).toEqual(['admission.submitted', ...Array(3).fill('admission.approved')]);
    const { items } = await subject.call<{ items: { kind: string }[] }>('notifications.list', {}, teacher);
    expect(items.map(({ kind }) => kind)).toEqual(Array(3).fill('admission.decided'));
  });

  test('a draft is kept as it grows, once for each revision, and is nobody else’s to see', async () => {
    const teacher = await subject.aTeacher();
    const content = await subject.content(teacher, { title: null });
    const first = await call<Progress>('saveDraft', { expectedRevision: 0, content }, teacher);
    expect(await call('saveDraft', { expectedRevision: 0, content }, teacher)).toEqual(first);
    await refused(
      call('saveDraft', { expectedRevision: 0, content: { ...content, grades: [9] } }, teacher),
      'ADMISSION_CHANGED_MEANWHILE',
    );
    await refused(call('submit', { expectedRevision: 1 }, teacher), 'ADMISSION_INCOMPLETE');
    await refused(call('application', { id: first.id }, school), 'FUDAO_NOT_FOUND');
    const low = { ...content, title: 'second-grade' };
    await call('saveDraft', { expectedRevision: 1, content: low }, teacher);
    await refused(call('submit', { expectedRevision: 2 }, teacher), 'ADMISSION_TITLE_TOO_LOW');
    for (const wrong of [{ title: 'emperor' }, { subjects: ['magic'] }, { knowledgePointIds: ['none'] }]) {
      await refused(
        call('saveDraft', { expectedRevision: 2, content: { ...low, ...wrong } }, teacher),
        'ADMISSION_UNKNOWN_CHOICE',
      );
    }
    expect((await standing(teacher.id)).state).toBe('none');
    await refused(call('own', {}, { ...school, roles: ['teacher'] }), 'ADMISSION_NOT_A_TEACHER');
    await refused(call('queue', {}, teacher), 'FUDAO_NOT_ALLOWED');
  });

  test('a certificate that is a program is refused, and so is the picture of somebody else', async () => {
    const [teacher, other] = [await subject.aTeacher(), await subject.aTeacher()];
    const program = Buffer.concat([Buffer.from('MZ\u0090\u0000'), Buffer.alloc(400, 1)]);
    await refused(subject.upload(teacher, program), 'FILES_NOT_A_PICTURE');
    await refused(subject.upload(teacher, Buffer.from('#!/bin/sh\nrm -rf /\n')), 'FILES_NOT_A_PICTURE');
    const theirs = await subject.upload(other);
    const content = await subject.content(teacher, { certificates: [{ fileId: theirs, kind: 'title' }] });
    await refused(call('saveDraft', { expectedRevision: 0, content }, teacher), 'ADMISSION_CERTIFICATE_UNUSABLE');
    expect((await own(teacher)).application).toBeNull();
  });

  test('what is returned goes back to the level that asked, with what it asked for', async () => {
    const teacher = await subject.aTeacher();
    let application = await subject.decide(school, await subject.apply(teacher));
    await refused(subject.decide(district, application, 'return'), 'ADMISSION_REASON_REQUIRED');
    application = await subject.decide(district, application, 'return', {
      reason: '证书看不清',
      asked: ['certificates'],
    });
    const { application: shown, history } = await own(teacher);
    expect(shown).toMatchObject({ state: 'returned', level: 'district', asked: ['certificates'] });
    expect(history.at(-1)).toMatchObject({ kind: 'returned', reason: '证书看不清' });
    const content = await subject.content(teacher);
    const draft = await call<Progress>('saveDraft', { expectedRevision: application.revision, content }, teacher);
    expect((await call<Progress>('submit', { expectedRevision: draft.revision }, teacher)).state).toBe(
      'district-review',
    );
    await subject.rooms.settle();
    const rows = await subject.rooms.platform.database.select<{ state: string }>(
      'SELECT state FROM files_files WHERE uploaded_by = :id ORDER BY id',
      { id: teacher.id },
    );
    expect(rows.map(({ state }) => state)).toEqual(['unattached', 'attached']);
  });

  test('nobody reviews themselves, or one application at two levels', async () => {
    const principal = await subject.aTeacher({ roles: ['school-administrator', 'district-administrator'] });
    const mine = await subject.apply(principal);
    expect(await idsIn(principal)).not.toContain(mine.id);
    await refused(subject.decide(principal, mine), 'ADMISSION_OWN_APPLICATION');
    const colleague = await subject.apply(await subject.aTeacher());
    const atDistrict = await subject.decide(principal, colleague);
    await refused(subject.decide(principal, atDistrict), 'ADMISSION_DECIDED_AT_OTHER_LEVEL');
    expect((await queue(principal)).items.find(({ id }) => id === colleague.id)).toMatchObject({ mayDecide: false });
    expect((await subject.decide(district, atDistrict)).state).toBe('city-review');
  });

  test('who lost the role while the page was open decides nothing; nor does who saw an older application', async () => {
    const leaving = await subject.anAdministrator('school-administrator', { schoolId: 'one' });
    const application = await subject.apply(await subject.aTeacher());
    await subject.demote(leaving);
    for (const decision of ['approve', 'return', 'refuse']) {
      await refused(subject.decide(leaving, application, decision, { reason: '迟到的决定' }), 'ADMISSION_ROLE_LOST');
    }
    const suspendedReviewer = await subject.anAdministrator('school-administrator', { schoolId: 'one' });
    await subject.call('identity.suspend', { id: suspendedReviewer.id });
    await refused(subject.decide(suspendedReviewer, application), 'ADMISSION_ROLE_LOST');
    await refused(
      subject.decide(school, { ...application, revision: application.revision - 1 }),
      'ADMISSION_CHANGED_MEANWHILE',
    );
    const far = await subject.anAdministrator('school-administrator', { schoolId: 'two' });
    await refused(subject.decide(far, application), 'FUDAO_NOT_FOUND');
    const view = await call<{ state: string; revision: number; history: object[] }>(
      'application',
      { id: application.id },
      school,
    );
    expect(view).toMatchObject({ state: 'school-review', revision: application.revision });
    expect(view.history).toHaveLength(1);
  });

  test('two reviewers at once: one decides', async () => {
    const second = await subject.anAdministrator('school-administrator', { schoolId: 'one' });
    const application = await subject.apply(await subject.aTeacher());
    const both = await Promise.allSettled([
      subject.decide(school, application),
      subject.decide(second, application, 'refuse', { reason: '不符合' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const { history } = await call<{ history: object[] }>('application', { id: application.id }, school);
    expect(history).toHaveLength(2);
  });

  test('many are approved at once, each for itself', async () => {
    const [one, two, gone] = await Promise.all([1, 2, 3].map(async () => subject.apply(await subject.aTeacher())));
    await subject.decide(school, gone!, 'refuse', { reason: '已离职' });
    const items = [one!, two!, gone!].map(({ id, revision }) => ({ id, expectedRevision: revision }));
    const result = await call<{ items: { isDone: boolean; state: string; code: string; message: object }[] }>(
      'approveMany',
      { items },
      school,
    );
    expect(result.items.map(({ isDone, state, code }) => [isDone, state, code])).toEqual([
      [true, 'district-review', null],
      [true, 'district-review', null],
      [false, null, 'ADMISSION_CHANGED_MEANWHILE'],
    ]);
    expect(result.items[2]!.message).toHaveProperty('zh-CN');
  });

  test('a queue is filtered and read page by page', async () => {
    const lone = await subject.anAdministrator('school-administrator', { schoolId: 'far' });
    const made: Progress[] = [];
    for (const minute of [1, 2, 3]) {
      subject.setNow(`2026-11-23T11:0${minute}:00+08:00`);
      made.push(
        await subject.apply(
          await subject.aTeacher({ schoolId: 'far' }),
          minute === 2 ? { subjects: ['physics', 'math'] } : {},
        ),
      );
    }
    const first = await queue(lone, { limit: 2 });
    const second = await queue(lone, { limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made.map(({ id }) => id));
    expect(second.nextCursor).toBeNull();
    expect(await idsIn(lone, { subject: 'physics' })).toEqual([made[1]!.id]);
    expect(await idsIn(lone, { q: first.items[0]!.teacherName })).toEqual([made[0]!.id]);
    expect(await idsIn(lone, { q: '%' })).toEqual([]);
    expect(await idsIn(lone, { schoolId: 'one' })).toEqual([]);
    expect(await call('counts', {}, lone)).toEqual({ waiting: 3, overdue: 0, confirmations: 0, levels: ['school'] });
    subject.setNow('2026-11-29T00:00:00+08:00');
    expect(await call('counts', {}, lone)).toMatchObject({ waiting: 3, overdue: 3 });
    expect(await idsIn(lone, { overdue: true })).toHaveLength(3);
    await subject.decide(lone, made[0]!, 'return', { reason: '请补充' });
    expect(await idsIn(lone, { state: 'returned' })).toEqual([made[0]!.id]);
    expect(await idsIn(lone, { state: 'all' })).toHaveLength(3);
  });

  test('who is away is stood in for, and reminders go once a day to whoever is there', async () => {
    const place = { schoolId: 'two' };
    const [away, present] = [
      await subject.anAdministrator('school-administrator', place),
      await subject.anAdministrator('school-administrator', place),
    ];
    const times = {
      beginsAt: Date.parse('2026-11-23T00:00:00+08:00'),
      endsAt: Date.parse('2026-11-25T00:00:00+08:00'),
    };
    await refused(
      call('delegate', { level: 'school', toId: school.id, ...times }, away),
      'ADMISSION_DELEGATE_UNSUITABLE',
    );
    await refused(
      call('delegate', { level: 'school', toId: present.id, ...times, endsAt: 1 }, away),
      'ADMISSION_PERIOD_INVALID',
    );
    await call('delegate', { level: 'school', toId: present.id, ...times }, away);
    const [one, two] = [
      await subject.apply(await subject.aTeacher(place)),
      await subject.apply(await subject.aTeacher(place)),
    ];
    await subject.runTimers();
    await subject.runTimers();
    const told = async (who: Caller) =>
      (await subject.call<{ items: { kind: string }[] }>('notifications.list', {}, who)).items.filter(
        ({ kind }) => kind === 'admission.waiting',
      ).length;
    expect([await told(away), await told(present)]).toEqual([0, 1]);
    const onBehalf = async (id: string) =>
      (
        await call<{ history: { kind: string; onBehalfOfName: string | null }[] }>('application', { id }, present)
      ).history.find(({ kind }) => kind === 'approved')!.onBehalfOfName;
    await subject.decide(present, one);
    expect(await onBehalf(one.id)).toBe(away.name);
    subject.setNow('2026-11-25T10:00:00+08:00');
    await subject.decide(present, two);
    expect(await onBehalf(two.id)).toBeNull();
    await subject.apply(await subject.aTeacher(place));
    await subject.runTimers();
    expect([await told(away), await told(present)]).toEqual([1, 2]);
  });

  test('an admission is suspended, reinstated and withdrawn at once, by district and city alone', async () => {
    const teacher = await subject.aTeacher();
    await admitted(teacher);
    const { admission } = await own(teacher);
    const change = (name: string, as: Caller, expectedRevision: number, reason = '投诉核实中') =>
      call<{ revision: number }>(name, { id: teacher.id, expectedRevision, reason }, as);
    await refused(change('suspend', school, 1), 'FUDAO_NOT_ALLOWED');
    const far = await subject.anAdministrator('district-administrator', { districtId: 'west' });
    await refused(change('suspend', far, admission!.revision), 'FUDAO_NOT_FOUND');
    await refused(change('suspend', district, admission!.revision, ' '), 'ADMISSION_REASON_REQUIRED');
    const suspended = await change('suspend', district, admission!.revision);
    expect((await standing(teacher.id)).state).toBe('suspended');
    await refused(subject.apply(teacher), 'ADMISSION_NOT_WHILE_SUSPENDED');
    const back = await change('reinstate', city, suspended.revision);
    await refused(change('withdraw', city, suspended.revision), 'ADMISSION_CHANGED_MEANWHILE');
    await change('withdraw', city, back.revision);
    expect((await standing(teacher.id)).state).toBe('withdrawn');
    await subject.apply(teacher);
    expect((await standing(teacher.id)).state).toBe('applied');
    await subject.rooms.settle();
    const told = subject.heard.events
      .filter(({ teacherId }) => teacherId === teacher.id)
      .map(({ state, reason }) => [state, reason]);
    expect(told).toEqual([
      ['applied', null],
      ['admitted', null],
      ['suspended', '投诉核实中'],
      ['admitted', '投诉核实中'],
      ['withdrawn', '投诉核实中'],
      ['applied', null],
    ]);
  });

  test('is confirmed for another year by the school, or lapses', async () => {
    const [staying, leaving] = [await subject.aTeacher(), await subject.aTeacher()];
    await admitted(staying);
    await admitted(leaving);
    const { admission } = await own(staying);
    const ask = (expectedRevision: number) =>
      call<{ revision: number }>('askConfirmation', { expectedRevision }, staying);
    await refused(ask(admission!.revision), 'ADMISSION_RECONFIRMATION_NOT_OPEN');
    subject.setNow('2027-07-04T09:00:00+08:00');
    await subject.runTimers();
    const { items } = await subject.call<{ items: { kind: string }[] }>('notifications.list', {}, staying);
    expect(items.filter(({ kind }) => kind === 'admission.ending')).toHaveLength(1);
    const { revision } = await ask(admission!.revision);
    expect(await call('counts', {}, school)).toMatchObject({ confirmations: 1 });
    const answer = (as: Caller, more: object) =>
      call('confirm', { id: staying.id, expectedRevision: revision, ...more }, as);
    await refused(answer(school, { isServing: false }), 'ADMISSION_REASON_REQUIRED');
    await refused(answer(district, { isServing: true }), 'FUDAO_NOT_FOUND');
    expect(await answer(school, { isServing: true })).toMatchObject({
      lastDay: '2028-08-31',
      confirmationAskedAt: null,
    });
    subject.setNow('2027-09-01T00:00:00+08:00');
    expect((await standing(leaving.id)).state).toBe('lapsed');
    await subject.runTimers();
    expect([(await standing(staying.id)).state, (await own(leaving)).standing.state]).toEqual(['admitted', 'lapsed']);
    expect(subject.heard.events.filter(({ teacherId }) => teacherId === leaving.id).at(-1)).toMatchObject({
      state: 'lapsed',
    });
    expect((await own(leaving)).history.at(-1)).toMatchObject({ kind: 'lapsed' });
  });

  test('an application is taken back, and another begun', async () => {
    const teacher = await subject.aTeacher();
    const application = await subject.apply(teacher);
    expect((await call<Progress>('takeBack', { expectedRevision: application.revision }, teacher)).state).toBe(
      'taken-back',
    );
    await refused(subject.decide(school, application), 'ADMISSION_CHANGED_MEANWHILE');
    expect((await standing(teacher.id)).state).toBe('none');
    expect((await subject.apply(teacher)).id).not.toBe(application.id);
  });

  test('the list of teachers is that of the scope, also as a file that no spreadsheet computes', async () => {
    const teacher = await subject.aTeacher({ schoolId: 'two' });
    const { educationId } = teacher as Caller & { educationId: string };
    await subject.call('identity.importAccounts', {
      accounts: [
        { educationId, name: '=1+1', kind: 'teacher', schoolId: 'two', teaching: { subjects: ['math'], grades: [7] } },
      ],
    });
    const line = { educationId, title: '高级教师', subjects: ['数学'], grades: [7], admittedOn: '2026-09-01' };
    expect(await call('importAdmissions', { lines: [line] })).toMatchObject({ created: 1, errors: [] });
    const listed = async (as: Caller) =>
      (await call<{ items: { teacherId: string }[] }>('teachers', { q: educationId.toLowerCase() }, as)).items.length;
    const far = await subject.anAdministrator('district-administrator', { districtId: 'west' });
    expect([await listed(school), await listed(district), await listed(city), await listed(far)]).toEqual([0, 1, 1, 0]);
    const file = await call<{ buffer: Uint8Array }>('exportTeachers', { schoolId: 'two' }, district);
    expect(Buffer.from(file.buffer).toString()).toContain(
      `${educationId},'=1+1,东区,第二中学,高级教师（副高级）,数学,7,有效,2026-09-01,2027-08-31,`,
    );
  });

  test('the days of each review are the city’s to set', async () => {
    const days = { school: 1, district: 2, city: 3 };
    await refused(call('setDeadlines', { days, expectedRevision: 0 }, district), 'FUDAO_NOT_ALLOWED');
    await call('setDeadlines', { days, expectedRevision: 0 }, city);
    await refused(call('setDeadlines', { days, expectedRevision: 0 }, city), 'ADMISSION_CHANGED_MEANWHILE');
    const application = await subject.apply(await subject.aTeacher());
    expect(application).toMatchObject({ dueAt: Date.parse('2026-11-25T00:00:00+08:00') });
  });

  test('a person is given out and erased', async () => {
    const teacher = await subject.aTeacher();
    await admitted(teacher);
    const reviewer = await subject.anAdministrator('school-administrator', { schoolId: 'one' });
    await subject.decide(reviewer, await subject.apply(await subject.aTeacher()));
    const owner = { kind: 'core', id: 'admission' } as const;
    const context = new HandlerContext(
      subject.rooms.runtime.host,
      owner,
      { caller: { ...teacher, kind: 'system' }, requestId: '' },
      {},
    ) as never;
    const given = await admissionPrivacy.exportPerson!(context, teacher.id);
    expect(given).toMatchObject({ applications: [{ teacher_id: teacher.id }], admission: [{ state: 'admitted' }] });
    for (const { id } of [teacher, reviewer]) {
      await admissionPrivacy.erasePerson!(context, id);
      expect(
        (await tablesWith(subject.rooms.platform.database, id)).filter((name) => name.startsWith('admission_')),
      ).toEqual([]);
    }
  });
});
