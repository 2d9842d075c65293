import { expectAccessible } from '../../support/accessible.ts';
import { step } from '../../support/steps.ts';
import type { Cast } from '../plugin-releases.journey.ts';

/** The operator enters a publisher, uploads its package, reads what it may do, and installs it. */
export async function uploading({ operator, publicKey, files }: Cast): Promise<void> {
  const { page } = operator;
  const chooseFile = page.locator('input[type=file]');

  await step('a package by a stranger is refused in a sentence, and stays chosen', async () => {
    await page.getByRole('link', { name: '插件版本' }).first().click();
    await page.getByRole('link', { name: '上传插件包' }).click();
    await chooseFile.setInputFiles(files.stranger);
    await page.getByRole('alert').filter({ hasText: '未知的密钥' }).waitFor();
    await page.getByText('news-stranger.tgz').waitFor();
    await page.getByRole('button', { name: '重新上传' }).waitFor();
    await expectAccessible(page, 'refused upload');
  });

  await step('the operator enters the publisher', async () => {
    await page.getByRole('link', { name: '登记发布者' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名称').fill('示例出版社');
    await dialog.getByLabel('公钥').fill('not a key');
    await dialog.getByRole('button', { name: '添加' }).click();
    await dialog.getByRole('alert').filter({ hasText: '公钥不可用' }).waitFor();
    await dialog.getByLabel('公钥').fill(publicKey);
    await dialog.getByText('受信任', { exact: true }).click();
    await expectAccessible(page, 'add a publisher');
    await dialog.getByRole('button', { name: '添加' }).click();
    await page.getByText('最高：受信任').waitFor();
    await dialog.waitFor({ state: 'detached' });
    await expectAccessible(page, 'publishers');
  });

  for (const version of ['1.0.0', '1.1.0'] as const) {
    await step(`${version} is uploaded and installed with consent to what it may do`, async () => {
      await page.getByRole('link', { name: '插件版本' }).first().click();
      await page.getByRole('link', { name: '上传插件包' }).click();
      await chooseFile.setInputFiles(files[version]);
      const dialog = page.getByRole('dialog', { name: `安装 ${version}` });
      await dialog.getByText(version === '1.0.0' ? '查看区、学校、班级和校历' : '给用户发送站内通知').waitFor();
      await dialog.getByText('学生读过哪些消息').waitFor();
      await expectAccessible(page, `consent to ${version}`);
      await dialog.getByRole('button', { name: '同意并安装' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByRole('article', { name: version }).getByText('已安装').waitFor();
    });
  }

  await step('the first one is stable, and its node says since when it runs', async () => {
    const card = page.getByRole('article', { name: '1.0.0' });
    await card.getByText('正式版').waitFor();
    await card.getByRole('cell', { name: /运行中/ }).waitFor();
    await expectAccessible(page, "a plugin's releases");
  });
}
