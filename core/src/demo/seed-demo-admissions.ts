import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ServiceBroker } from 'moleculer';
import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { projectRoot } from '../runtime/config.ts';
import type { Platform } from '../runtime/platform.ts';
import { readDemoCity, type DemoCity } from './demo-city.ts';

/** What it takes to do what people would have done. */
interface Acting {
  readonly platform: Platform;
  readonly broker: ServiceBroker;
}

interface Progress {
  readonly id: string;
  readonly revision: number;
}

/** Who wants to tutor more grades than admitted for, and who has approved it so far. */
const applications = [
  { teacher: 'T0007', admittedFor: [7, 8], specialities: ['议论文', '整本书阅读'], approvedBy: [] },
  { teacher: 'T0010', admittedFor: [8, 9], specialities: ['实验探究', '遗传'], approvedBy: ['S0002'] },
] as const;

const titles = ['first-grade', 'senior', 'first-grade', 'professor'];

async function personOf({ platform }: Acting, educationId: string): Promise<Caller> {
  const [person] = await platform.call<Caller[]>('identity.accountsByEducationIds', { educationIds: [educationId] });
  return { ...systemCaller, ...person!, kind: 'account' };
}

/** Calls an action as one of the city's people. */
function callAs<T>(
  { broker, platform }: Acting,
  caller: Caller,
  action: string,
  params: object,
  stream?: Readable,
): Promise<T> {
  const meta = { caller, requestId: platform.newId() };
  return broker.call<T, object>(action, params, { meta, ...(stream && { stream }) } as never);
}

async function applyFor(
  acting: Acting,
  { teacher, specialities, approvedBy }: (typeof applications)[number],
  certificate: Buffer,
): Promise<void> {
  const caller = await personOf(acting, teacher);
  const picture = await callAs<{ id: string }>(
    acting,
    caller,
    'files.upload',
    { purpose: 'admission' },
    Readable.from([certificate]),
  );
  const content = {
    ...{
      title: 'first-grade',
      subjects: caller.teaching?.subjects ?? [],
      grades: caller.teaching?.grades ?? [],
      specialities,
      knowledgePointIds: [],
    },
    statement: '希望在原有年级之外，为更多学生答疑。',
    certificates: [{ fileId: picture.id, kind: 'title' }],
  };
  const draft = await callAs<Progress>(acting, caller, 'admission.saveDraft', { expectedRevision: 0, content });
  let application = await callAs<Progress>(acting, caller, 'admission.submit', { expectedRevision: draft.revision });
  for (const reviewer of approvedBy) {
    const params = { id: application.id, expectedRevision: application.revision, decision: 'approve' };
    application = await callAs<Progress>(acting, await personOf(acting, reviewer), 'admission.decide', params);
  }
}

/** The teachers who are admitted, as an import brings them. */
function linesOf({ teachers }: DemoCity) {
  return teachers.map(({ educationId, subjects, grades }, index) => {
    const applied = applications.find(({ teacher }) => teacher === educationId);
    const title = titles[index % titles.length];
    return { educationId, subjects, grades: applied?.admittedFor ?? grades, title, admittedOn: '2025-09-01' };
  });
}

/** Admits the teachers of the demo city at its first start, with some applications on their way. */
export async function seedDemoAdmissions(acting: Acting): Promise<void> {
  const { call } = acting.platform;
  const { created } = await call<{ created: number }>('admission.importAdmissions', {
    lines: linesOf(await readDemoCity()),
  });
  if (created === 0) return;
  const certificate = await readFile(join(projectRoot, 'core/seed/demo-certificate.webp'));
  await Promise.all(applications.map((application) => applyFor(acting, application, certificate)));
}
