import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { expectAccessible } from '../../support/accessible.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../plugin-releases.journey.ts';

/** Nobody uses the plugin any more: its releases go, and then, after an export and its typed name, its data. */
export async function removing({ operator, administrator }: Cast): Promise<void> {
  const { page } = operator;
  const release = (version: string) => page.getByRole('article', { name: version });

  await step('a release that a district is pinned to stays until the district lets go of it', async () => {
    demand((await release('1.0.0').getByRole('button', { name: '下线' }).count()) === 0, 'a pinned release can be retired');
    const { page: district } = administrator;
    await district.getByRole('tab', { name: '版本' }).click();
    await district.getByText('跟随正式版').last().click();
    await district.getByRole('button', { name: '只保存设置' }).click();
    await release('1.0.0').getByRole('button', { name: '下线' }).waitFor();
  });

  for (const version of ['1.1.0', '1.0.0']) {
    await step(`${version} is retired and uninstalled; its data are kept`, async () => {
      await release(version).getByRole('button', { name: '下线' }).click();
      await release(version).getByRole('button', { name: '卸载' }).click();
      await page.getByRole('dialog').getByText('数据、设置和各区的选择都会保留').waitFor();
      await page.getByRole('dialog').getByRole('button', { name: '卸载' }).click();
      await release(version).getByText('已卸载').waitFor();
    });
  }

  await step('its data go only after an export and with its name', async () => {
    await page.getByRole('button', { name: '清除数据…' }).click();
    const dialog = page.getByRole('dialog');
    const purge = dialog.getByRole('button', { name: '清除', exact: true });
    demand(await dialog.getByRole('textbox').isDisabled(), 'the name can be typed before the export');
    const download = page.waitForEvent('download');
    await dialog.getByRole('button', { name: '导出全部数据' }).click();
    const exported = gunzipSync(await readFile(await (await download).path())).toString('utf8');
    demand(exported.includes('"plugin":"news"'), `the export is ${exported.slice(0, 200)}`);
    await dialog.getByRole('textbox').fill('校园');
    demand(await purge.isDisabled(), 'half a name is enough');
    await dialog.getByRole('textbox').fill('校园快讯');
    await expectAccessible(page, 'purge');
    await purge.click();
    await page.getByRole('heading', { level: 1, name: '插件版本' }).waitFor();
    await page.getByRole('link', { name: /校园快讯/ }).waitFor({ state: 'detached' });
  });
}
