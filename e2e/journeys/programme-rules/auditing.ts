import { readFile } from 'node:fs/promises';
import { readZip } from '../../../core/src/points/testing/read-zip.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import type { Cast } from '../programme-rules.journey.ts';

/** The year's audit pack as one file. */
export async function auditing(cast: Cast): Promise<void> {
  const { page } = cast.city;

  await step('the city takes the audit pack of the year', async () => {
    await cast.open(cast.city, '/records/audit');
    await page.getByText(/条记录首尾相接/).waitFor();
    await look(page, 'audit');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '生成并下载' }).click();
    const names = [...readZip(await readFile(await (await download).path())).keys()];
    demand(names.some((name) => name.includes('manifest')), `the pack holds: ${names.join(', ')}`);
  });
}
