import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Caller } from '@fudao/plugin-sdk';
import { projectRoot } from '../runtime/config.ts';
import { callAs, personOf, type Acting } from './acting.ts';
import { readDemoCity, type DemoCity } from './demo-city.ts';

interface Progress {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}

/** Who wants to tutor more grades than admitted for, and who has approved it so far. */
const applications = [
  { teacher: 'T0007', admittedFor: [7, 8], specialities: ['议论文', '整本书阅读'], approvedBy: [] },
  { teacher: 'T0010', admittedFor: [8, 9], specialities: ['实验探究', '遗传'], approvedBy: ['S0002'] },
] as const;

const titles = ['first-grade', 'senior', 'first-grade', 'professor'];

async function beginApplication(
  acting: Acting,
  caller: Caller,
  specialities: readonly string[],
  certificate: Buffer,
): Promise<Progress> {
  const stream = Readable.from([certificate]);
  const picture = await callAs<{ id: string }>(acting, caller, 'files.upload', { purpose: 'admission' }, { stream });
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
  return callAs(acting, caller, 'admission.saveDraft', { expectedRevision: 0, content });
}

/** Goes on where an earlier start was cut short: begins, hands in and has approved what is not yet. */
async function applyFor(
  acting: Acting,
  { teacher, specialities, approvedBy }: (typeof applications)[number],
  certificate: Buffer,
): Promise<void> {
  const caller = await personOf(acting, teacher);
  const own = await callAs<{ application: Progress | null }>(acting, caller, 'admission.own', {});
  let application = own.application ?? (await beginApplication(acting, caller, specialities, certificate));
  if (application.state === 'draft') {
    const { revision: expectedRevision } = application;
    application = await callAs(acting, caller, 'admission.submit', { expectedRevision });
  }
  for (const reviewer of application.state === 'school-review' ? approvedBy : []) {
    const params = { id: application.id, expectedRevision: application.revision, decision: 'approve' };
    application = await callAs(acting, await personOf(acting, reviewer), 'admission.decide', params);
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
  await acting.platform.call('admission.importAdmissions', { lines: linesOf(await readDemoCity()) });
  const certificate = await readFile(join(projectRoot, 'core/seed/demo-certificate.webp'));
  await Promise.all(applications.map((application) => applyFor(acting, application, certificate)));
}
