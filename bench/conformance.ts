import { setTimeout as wait } from 'node:timers/promises';
import { defaultBudgets } from '../core/src/conformance/budgets.ts';
import { stopMariadb } from '../core/src/conformance/migrations/fresh-mariadb.ts';
import type { Report } from '../core/src/conformance/report.ts';
import { SharedStage } from '../core/src/conformance/stage/shared-stage.ts';
import { defects } from '../core/src/conformance/testing/defects/index.ts';
import { baseFolder, plant } from '../core/src/conformance/testing/plant.ts';
import { verifyPlugin } from '../core/src/conformance/verify-plugin.ts';
import type { Patch } from '../core/src/conformance/testing/seeded.ts';
import { goodPlugins } from './conformance/good-plugins.ts';
import { printTable } from './support/table.ts';

export const summary = 'how many seeded defects the conformance kit finds, and how often it finds fault with good plugins [--only ID,...] [--kind seeded|good]';

interface Planted {
  readonly base: string;
  readonly patches: readonly Patch[];
  readonly earlier?: string | undefined;
}

async function verify({ base, patches, earlier }: Planted, stage: SharedStage): Promise<Report> {
  const { folder, remove } = await plant(base, patches);
  try {
    return await verifyPlugin(folder, { stage, budgets: defaultBudgets, earlier: earlier ? [baseFolder(earlier)] : [], hasBrowser: false });
  } finally {
    await remove();
  }
}

const failed = ({ checks }: Report) => checks.filter(({ status }) => status === 'failed');

function wordsOf(report: Report, check: string): string {
  const found = report.checks.find(({ id }) => id === check)?.findings.find(({ severity }) => severity === 'failure');
  return found ? found.message.slice(0, 110) : `-- only: ${failed(report).map(({ id }) => id).join(', ') || 'nothing'}`;
}

type Row = readonly string[];

export async function run(options: Record<string, string>): Promise<Record<string, unknown>> {
  const only = options['only']?.split(',');
  const isAsked = (id: string, kind: string) => (!only || only.includes(id)) && (options['kind'] ?? kind) === kind;
  const started = performance.now();
  const stage = new SharedStage({ ownsProcess: true });
  const rows: Row[] = [];
  const counts = { caught: 0, seeded: 0, falseAlarms: 0, good: 0 };
  const tell = (line: string) => console.error(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${line}`);
  for (const { id, base, check, patches, hasEarlier } of defects.filter((one) => isAsked(one.id, 'seeded'))) {
    const report = await verify({ base, patches, earlier: hasEarlier ? base : undefined }, stage);
    const isCaught = failed(report).some((one) => one.id === check);
    counts.seeded += 1;
    if (isCaught) counts.caught += 1;
    rows.push([id, check, isCaught ? 'caught' : 'MISSED', wordsOf(report, check)]);
    tell(rows.at(-1)!.join('  '));
  }
  for (const { id, base, patches, earlier } of goodPlugins.filter((one) => isAsked(one.id, 'good'))) {
    const report = await verify({ base, patches, earlier }, stage);
    counts.good += 1;
    if (!report.passed) counts.falseAlarms += 1;
    const [first] = failed(report).flatMap(({ id: check, findings }) => findings.filter(({ severity }) => severity === 'failure').map(({ message }) => `${check}: ${message}`));
    rows.push([id, 'good', report.passed ? 'passed' : 'FALSE ALARM', first?.slice(0, 200) ?? `${report.warnings} warnings`]);
    tell(rows.at(-1)!.join('  '));
  }
  await stage.stop();
  await stopMariadb();
  await wait(0);
  printTable([['plugin', 'check', 'result', 'said'], ...rows]);
  console.log(`${((performance.now() - started) / 1_000).toFixed(0)} s`);
  return counts;
}
