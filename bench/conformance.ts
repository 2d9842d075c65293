import { defaultBudgets } from '../core/src/conformance/budgets.ts';
import { stopMariadb } from '../core/src/conformance/migrations/fresh-mariadb.ts';
import type { Report } from '../core/src/conformance/report.ts';
import { SharedStage } from '../core/src/conformance/stage/shared-stage.ts';
import { defects } from '../core/src/conformance/testing/defects/index.ts';
import { baseFolder, plant } from '../core/src/conformance/testing/plant.ts';
import { closeBrowser } from '../core/src/conformance/ui/open-browser.ts';
import { buildTarget, isFresh, pluginTarget, sharedSources } from '../scripts/ui/build-target.ts';
import { verifyPlugin } from '../core/src/conformance/verify-plugin.ts';
import type { Patch } from '../core/src/conformance/testing/seeded.ts';
import { goodPlugins } from './conformance/good-plugins.ts';
import { printTable } from './support/table.ts';

export const summary = 'how many seeded defects the conformance kit finds, and how often it finds fault with good plugins [--only ID,...] [--kind seeded|good]';

interface Planted {
  readonly base: string;
  readonly patches: readonly Patch[];
  readonly earlier?: string | undefined;
  readonly hasBrowser?: boolean | undefined;
}

async function verify({ base, patches, earlier, hasBrowser = false }: Planted, stage: SharedStage): Promise<Report> {
  const { folder, remove } = await plant(base, patches);
  try {
    return await verifyPlugin(folder, { stage, budgets: defaultBudgets, earlier: earlier ? [baseFolder(earlier)] : [], hasBrowser });
  } finally {
    await remove();
  }
}

const failed = ({ checks }: Report) => checks.filter(({ status }) => status === 'failed');

function wordsOf(report: Report, check: string): string {
  const found = report.checks.find(({ id }) => id === check)?.findings.find(({ severity }) => severity === 'failure');
  return found ? found.message.slice(0, 110) : `-- only: ${failed(report).map(({ id }) => id).join(', ') || 'nothing'}`;
}

/** The interface of the plugin that carries the defects of interfaces, once; the defects are planted into what was built. */
async function buildBaseUi(): Promise<void> {
  const folder = baseFolder('study-cards');
  const name = 'core/src/conformance/testing-plugins/study-cards';
  const target = { ...pluginTarget(folder), name: 'plugin-study-cards', sources: [...sharedSources, `${name}/ui`], output: `${name}/dist/ui/build.json` };
  if (!(await isFresh(target))) await buildTarget(target);
}

type Row = readonly string[];

export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const only = options['only']?.split(',');
  const isAsked = (id: string, kind: string) => (!only || only.includes(id)) && (options['kind'] ?? kind) === kind;
  const started = performance.now();
  await buildBaseUi();
  const stage = new SharedStage({ ownsProcess: true });
  const rows: Row[] = [];
  const counts = { caught: 0, seeded: 0, falseAlarms: 0, good: 0 };
  const tell = (line: string) => console.error(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${line}`);
  for (const { id, base, check, patches, hasEarlier, isOfUi } of defects.filter((one) => isAsked(one.id, 'seeded'))) {
    const report = await verify({ base, patches, earlier: hasEarlier ? base : undefined, hasBrowser: isOfUi }, stage);
    const isCaught = failed(report).some((one) => one.id === check);
    counts.seeded += 1;
    if (isCaught) counts.caught += 1;
    rows.push([id, check, isCaught ? 'caught' : 'MISSED', wordsOf(report, check)]);
    tell(rows.at(-1)!.join('  '));
  }
  for (const { id, base, patches, earlier, hasBrowser } of goodPlugins.filter((one) => isAsked(one.id, 'good'))) {
    const report = await verify({ base, patches, earlier, hasBrowser }, stage);
    counts.good += 1;
    if (!report.passed) counts.falseAlarms += 1;
    const [first] = failed(report).flatMap(({ id: check, findings }) => findings.filter(({ severity }) => severity === 'failure').map(({ message }) => `${check}: ${message}`));
    rows.push([id, 'good', report.passed ? 'passed' : 'FALSE ALARM', first?.slice(0, 200) ?? `${report.warnings} warnings`]);
    tell(rows.at(-1)!.join('  '));
  }
  await stage.stop();
  await stopMariadb();
  await closeBrowser();
  printTable([['plugin', 'check', 'result', 'said'], ...rows]);
  console.log(`${((performance.now() - started) / 1_000).toFixed(0)} s`);
  return counts;
}
