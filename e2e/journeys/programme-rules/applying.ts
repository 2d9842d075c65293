import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { choose } from '../../support/choices.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';
import { shortMessage } from './being-told.ts';

const certificate = fileURLToPath(new URL('../../../core/seed/demo-certificate.webp', import.meta.url));
const applicant = '许昭明';
const wish = '请写明每周可以答疑的时间。';

/** The demo city has admitted all its teachers; who applies is one whose admission was withdrawn. */
async function withdrawAdmission({ api }: Cast): Promise<void> {
  const path = `/api/admission/teachers/${api.teacher.account!.id}`;
  const { body } = (await api.city.get<{ admission: { revision: number } }>(path)).expect(200);
  const change = { expectedRevision: body.admission.revision, reason: '换岗后重新申报' };
  (await api.city.post(`${path}/withdrawal`, change)).expect(200);
}

async function openApplication(cast: Cast, reviewer: 'school' | 'district' | 'city'): Promise<Page> {
  const { page } = cast[reviewer];
  await cast.open(cast[reviewer], '/admission/reviews');
  await page.getByRole('link', { name: new RegExp(applicant) }).click();
  await page.getByRole('img', { name: '职称证书' }).first().waitFor();
  return page;
}

/** Waits until the teacher's page says whose review it is. */
const untilReviewedBy = ({ teacher: { page } }: Cast, level: string) =>
  page.locator('admin-review-steps li[aria-current=step]').filter({ hasText: level }).waitFor();

export async function handingIn(cast: Cast): Promise<void> {
  const { page } = cast.teacher;

  await step('a teacher who is not admitted reads how to become so, and fills in the form', async () => {
    await withdrawAdmission(cast);
    await cast.open(cast.teacher, '/admission');
    await page.getByText('资格已撤销').waitFor();
    await look(page, 'own admission withdrawn');
    await page.getByRole('button', { name: '开始申报' }).click();
    await page.getByLabel('职称', { exact: true }).selectOption({ label: '一级教师（中级）' });
    const pictures = page.locator('fd-picture-input').first();
    await pictures.locator('input[type=file][multiple]').setInputFiles(certificate);
    await pictures.getByRole('button', { name: /^移除/ }).waitFor();
    for (const name of ['物理', '八年级', '九年级']) await page.getByRole('checkbox', { name, exact: true }).check();
    await page.getByText('已保存', { exact: true }).waitFor();
    await look(page, 'application form');
  });

  await step('hands it in, and sees that the school reviews', async () => {
    await page.getByRole('button', { name: '提交申报' }).click();
    await untilReviewedBy(cast, '学校审核');
    await look(page, 'application under review');
  });
}

export async function completing(cast: Cast): Promise<void> {
  const { page } = cast.teacher;

  await step('the school reads it beside the certificate, and returns it to be completed', async () => {
    const review = await openApplication(cast, 'school');
    await look(review, 'review of an application');
    await review.getByRole('button', { name: '退回补充' }).click();
    const dialog = review.getByRole('dialog');
    await choose(dialog, '个人说明');
    await dialog.getByLabel('理由').fill(wish);
    await look(review, 'return of an application');
    await dialog.getByRole('button', { name: '退回补充' }).click();
    await review.getByText(`已退回 ${applicant} 的申报`).waitFor();
  });

  await step('the teacher is told without a word of the reason, reads it in the app, and completes', async () => {
    const text = await shortMessage(cast, /申报/);
    demand(text === '【辅导】您的申报有新进展。', `the short message says: ${text}`);
    await page.reload();
    await page.getByRole('heading', { name: '学校审核请您补充' }).waitFor();
    await page.getByText(wish).first().waitFor();
    await look(page, 'application returned');
    await page.getByLabel(/个人说明/).fill('每周一、三、五晚可以在线答疑，擅长实验探究。');
    await page.getByText('已保存', { exact: true }).waitFor();
    await page.getByRole('button', { name: '重新提交' }).click();
    await untilReviewedBy(cast, '学校审核');
  });
}

export async function beingAdmitted(cast: Cast): Promise<void> {
  const { page } = cast.teacher;

  for (const [reviewer, next] of [['school', '区审核'], ['district', '市审核'], ['city', null]] as const) {
    await step(`the ${reviewer} approves it, and the teacher sees ${next ? 'the next review' : 'that she may tutor'}`, async () => {
      const review = await openApplication(cast, reviewer);
      await review.getByRole('button', { name: '通过', exact: true }).click();
      await review.getByText(`已通过 ${applicant} 的申报`).waitFor();
      await page.reload();
      if (next) await untilReviewedBy(cast, next);
      else await page.getByText('资格有效').waitFor();
    });
  }

  await step('the queue shows who was admitted', async () => {
    const review = cast.city.page;
    await cast.open(cast.city, '/admission/teachers');
    await review.getByText(applicant).first().waitFor();
    await look(review, 'admitted teachers');
    await look(page, 'own admission');
  });
}

/** An application with its certificate goes through three reviews, once back to be completed; the teacher sees each state. */
export async function applying(cast: Cast): Promise<void> {
  await handingIn(cast);
  await completing(cast);
  await beingAdmitted(cast);
}
