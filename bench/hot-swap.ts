import type { Agent } from 'node:http';
import { ApiClient } from '../core/src/testing/api-client.ts';
import { ask, PacedLoad, type Answered } from './support/paced-load.ts';
import { PluginOperator, setInstallation, type Wish } from './support/plugin-operator.ts';
import { startNodes } from './support/start-nodes.ts';
import { percentile, printTable, rounded } from './support/table.ts';
import { Tenures } from './support/tenures.ts';

export const summary = 'releases are swapped under load: failed requests, wrong releases, time until a roll-back';

const plugin = 'teller';
const faulty = '9.0.0';
const versions = ['1.0.0', '2.0.0', '3.0.0'];
/** A roll-back has as long as this; a faulty canary's own district may see faults until then. */
const longestRollBackMs = 10_000;

/** Takes 0 to 50 ms and tells who it is; the faulty release fails. */
const serverOf = (version: string) => `
import { action, definePlugin, defineService, Type } from '@fudao/plugin-sdk';
const which = action({
  rest: 'GET /which', summary: 'Tells which release answers.', allow: 'signed-in',
  params: Type.Object({ milliseconds: Type.Integer({ minimum: 0, maximum: 50 }) }, { additionalProperties: false }),
  returns: Type.Object({ version: Type.String() }),
  handler: async ({ params }) => {
    if (params.milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, params.milliseconds));
    ${version === faulty ? "throw new Error('a fault of the release');" : ''}
    return { version: '${version}' };
  },
});
export default definePlugin({ services: [defineService({ name: 'teller', actions: { which } })] });
`;

interface District {
  readonly name: string;
  readonly administrator: ApiClient;
  readonly students: readonly ApiClient[];
}

interface Options {
  readonly perSecond: number;
  readonly swaps: number;
  readonly everyMs: number;
}

/** The three districts of the demo city: one follows stable, one pins, one follows the canary with all its schools. */
class Districts {
  readonly stable: District;
  readonly pinned: District;
  readonly canary: District;

  constructor([stable, pinned, canary]: readonly District[]) {
    this.stable = stable!;
    this.pinned = pinned!;
    this.canary = canary!;
  }

  static async find(urls: readonly string[]): Promise<Districts> {
    const administrators = await Promise.all(['D0001', 'D0002', 'D0003'].map((id) => ApiClient.signIn(urls[0]!, id)));
    const students: ApiClient[] = [];
    for (let index = 0; index < 60; index += 5) {
      students.push(await ApiClient.signIn(urls[index % urls.length]!, String(20_260_001 + index)));
    }
    const all = administrators.map((administrator, index) => {
      const { districtId } = administrator.account!;
      const own = students.filter(({ account }) => account!.districtId === districtId);
      return { name: String(index + 1), administrator, students: own };
    });
    return new Districts(all);
  }

  get all(): readonly District[] {
    return [this.stable, this.pinned, this.canary];
  }
}

interface Taken extends Answered {
  readonly district: string;
  readonly isCanary: boolean;
}

/** What came back, judged at the end by which release each district was on. */
class Verdicts {
  readonly tenures = new Tenures();
  readonly failures = new Map<string, number>();
  failed = 0;
  wrong = 0;
  /** Faults that the faulty canary's own district saw. */
  excused = 0;
  readonly #taken: Taken[] = [];
  #faultsFrom = Infinity;
  #moved = Infinity;

  get requests(): number {
    return this.#taken.length;
  }

  get latencies(): number[] {
    return this.#taken.map(({ sent, answered }) => answered - sent);
  }

  /** From the moment the faulty canary was asked for, and from that on in which the pointer had moved. */
  faultsAreDue(asked: number, moved: number): void {
    this.#faultsFrom = asked;
    this.#moved = moved;
  }

  take(district: District, isCanary: boolean, answer: Answered): void {
    this.#taken.push({ ...answer, district: district.name, isCanary });
  }

  /** Gives the milliseconds from the faulty canary's pointer to the last fault that its district saw. */
  judge(): number {
    let lastFault = this.#moved;
    for (const taken of this.#taken) {
      if (taken.status === 200) this.#judgeRelease(taken);
      else if (this.#isExcused(taken)) lastFault = Math.max(lastFault, taken.answered);
      else this.#fail(taken);
    }
    return lastFault - this.#moved;
  }

  #judgeRelease({ district, body, sent, answered }: Taken): void {
    const { version } = JSON.parse(body) as { version: string };
    if (this.tenures.isRight(district, version, sent, answered)) return;
    this.wrong++;
    this.#count(`district ${district}: ${version}, where it was ${this.tenures.tell(district, sent, answered)}`);
  }

  #isExcused({ isCanary, sent, answered }: Taken): boolean {
    const isDue = isCanary && answered >= this.#faultsFrom && sent <= this.#moved + longestRollBackMs;
    if (isDue) this.excused++;
    return isDue;
  }

  #fail({ district, status, body }: Taken): void {
    this.failed++;
    this.#count(`district ${district}: ${status} ${body.slice(0, 120)}`);
  }

  #count(what: string): void {
    this.failures.set(what, (this.failures.get(what) ?? 0) + 1);
  }
}

/** Moves pointers, and writes down who is on which release. */
class Swapper {
  readonly #operator: PluginOperator;
  readonly #districts: Districts;
  readonly #verdicts: Verdicts;
  #stable = versions[0]!;
  #canary: string | null = null;
  #pinned = versions[0]!;

  constructor(operator: PluginOperator, districts: Districts, verdicts: Verdicts) {
    this.#operator = operator;
    this.#districts = districts;
    this.#verdicts = verdicts;
  }

  async begin(): Promise<void> {
    const { stable, pinned, canary } = this.#districts;
    await setInstallation(stable.administrator, plugin, { enabled: true, follows: 'stable' });
    await this.#pin(this.#pinned);
    const canaryWish: Wish = { enabled: true, follows: 'canary', canaryPercent: 100 };
    await setInstallation(canary.administrator, plugin, canaryWish);
    for (const { name } of [stable, pinned, canary]) this.#verdicts.tenures.switched(name, this.#stable, 0, 0);
  }

  /** The step of this number: the stable, the canary or the pinned release becomes another. */
  async step(number: number): Promise<void> {
    if (number % 4 === 1) await this.#pinNext();
    else if (number % 4 === 3) await this.#moveCanary(this.#canary === null ? this.#free() : null);
    else await this.#moveStable(this.#free());
  }

  /** A canary that fails: gone by itself. */
  async failingStep(): Promise<void> {
    const { name } = this.#districts.canary;
    const asked = performance.now();
    await this.#operator.setCanary(faulty);
    const moved = performance.now();
    this.#verdicts.faultsAreDue(asked, moved);
    while ((await this.#operator.channels()).canary !== null) {
      if (performance.now() - moved > 2 * longestRollBackMs) throw new Error('The faulty canary was not rolled back.');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // Who was on the canary before is on stable now, from one moment of this time on.
    this.#verdicts.tenures.switched(name, this.#stable, asked, moved);
    this.#canary = null;
  }

  async #moveStable(version: string): Promise<void> {
    const asked = performance.now();
    await this.#operator.setStable(version);
    this.#stable = version;
    this.#note(this.#districts.stable, version, asked);
    if (this.#canary === null) this.#note(this.#districts.canary, version, asked);
  }

  async #moveCanary(version: string | null): Promise<void> {
    const asked = performance.now();
    await this.#operator.setCanary(version);
    this.#canary = version;
    this.#note(this.#districts.canary, version ?? this.#stable, asked);
  }

  async #pinNext(): Promise<void> {
    const asked = performance.now();
    this.#pinned = versions[(versions.indexOf(this.#pinned) + 1) % versions.length]!;
    await this.#pin(this.#pinned);
    this.#note(this.#districts.pinned, this.#pinned, asked);
  }

  #pin(pinnedVersion: string): Promise<void> {
    return setInstallation(this.#districts.pinned.administrator, plugin, { enabled: true, follows: 'pinned', pinnedVersion });
  }

  #note({ name }: District, version: string, asked: number): void {
    this.#verdicts.tenures.switched(name, version, asked, performance.now());
  }

  /** A release that is neither stable nor the canary. */
  #free(): string {
    return versions.find((version) => version !== this.#stable && version !== this.#canary)!;
  }
}

/** Students of all districts by turns, on all nodes, each request of another length. */
function sender(districts: Districts, verdicts: Verdicts): (agent: Agent) => Promise<void> {
  let count = 0;
  return async (agent) => {
    const turn = count++;
    const district = districts.all[turn % 3]!;
    const student = district.students[Math.floor(turn / 3) % district.students.length]!;
    const url = `${student.url}/api/${plugin}/which?milliseconds=${(turn * 7) % 51}`;
    verdicts.take(district, district === districts.canary, await ask(agent, url, student.token!));
  };
}

async function swapAll(swapper: Swapper, { swaps, everyMs }: Options): Promise<void> {
  const begun = performance.now();
  for (let number = 0; number < swaps; number++) {
    const wait = begun + number * everyMs - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
    await (number === Math.floor(swaps * 0.6) ? swapper.failingStep() : swapper.step(number));
  }
  await new Promise((resolve) => setTimeout(resolve, everyMs));
}

function report(verdicts: Verdicts, rate: number, { swaps }: Options, rollBackMs: number): void {
  const { requests, failed, wrong, excused, latencies } = verdicts;
  const p95 = rounded(percentile(latencies, 0.95), 1);
  printTable([
    ['requests', 'a second', 'p95 ms', 'swaps', 'failed', 'wrong release', 'faults of the canary', 'roll-back s'],
    [requests, rounded(rate, 0), p95, swaps, failed, wrong, excused, rounded(rollBackMs / 1000, 1)],
  ]);
  for (const [what, times] of verdicts.failures) console.log(`${times} times ${what}`);
}

/**
 * Real nodes, signed packages, three districts: on stable, pinned, and on the canary. The pointer moves `--swaps` times
 * (20) in `--seconds` (120) at `--rate` (500) requests a second through the gateways; one of the canaries fails always.
 * `--nodes 2`: over NATS and MariaDB.
 */
export async function run(given: Record<string, string>): Promise<Record<string, unknown>> {
  const nodeCount = Number(given['nodes'] ?? 1);
  const swaps = Number(given['swaps'] ?? 20);
  const everyMs = (Number(given['seconds'] ?? 120) / swaps) * 1000;
  const options = { perSecond: Number(given['rate'] ?? 500), swaps, everyMs };
  const nodes = await startNodes(nodeCount);
  try {
    const operator = await PluginOperator.signIn(nodes.urls[0]!, plugin);
    for (const version of [...versions, faulty]) await operator.install(version, serverOf(version));
    if ((await operator.channels()).stable !== versions[0]) await operator.setStable(versions[0]!);
    const districts = await Districts.find(nodes.urls);
    const verdicts = new Verdicts();
    const swapper = new Swapper(operator, districts, verdicts);
    await swapper.begin();
    const load = new PacedLoad(options.perSecond, sender(districts, verdicts));
    load.start();
    await swapAll(swapper, options);
    const rate = await load.stop();
    const rollBackMs = verdicts.judge();
    report(verdicts, rate, options, rollBackMs);
    const { requests, failed, wrong } = verdicts;
    const rollbackS = rounded(rollBackMs / 1000, 1);
    return { requests, failed, swaps, rollbackS, wrongRelease: wrong, nodes: nodeCount };
  } finally {
    await nodes.stop();
  }
}
