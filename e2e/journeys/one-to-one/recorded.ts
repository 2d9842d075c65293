import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { ApiClient } from '../../../core/src/testing/api-client.ts';
import { until } from '../../../core/src/testing/until.ts';
import { look } from '../../support/look.ts';
import { demand, step } from '../../support/steps.ts';
import { tonesIn } from '../../support/tones.ts';

/** What the two speak in, and what nobody does; hertz. */
export const voices = { teacher: 440, student: 1_000, nobody: 2_300 } as const;

interface RecordingView {
  readonly takes: readonly { readonly bytes: number; readonly parts: number; readonly isWhole: boolean; readonly missing: readonly object[] }[];
}

/** The notice that both see all the time. */
export const seesNotice = (page: Page) => page.getByText('本次辅导正在录音', { exact: true }).waitFor();

const sessionOf = (page: Page) => /sessions\/([^/?]+)/.exec(page.url())![1]!;

async function recordingOf(client: ApiClient, sessionId: string): Promise<RecordingView> {
  return (await client.get<RecordingView>(`/api/one-to-one/sessions/${sessionId}/recording`)).expect(200).body;
}

/** Looks no more often than the platform lets anybody. */
const untilTakes = (client: ApiClient, sessionId: string, fit: (takes: RecordingView['takes']) => boolean, withinMs: number) =>
  until(async () => fit((await recordingOf(client, sessionId)).takes) || wait(500, false), withinMs);

/** Parts are there while the session goes on: what a browser that dies now would lose is a few seconds. */
export async function arrives(url: string, teacher: Page): Promise<void> {
  const client = await ApiClient.signIn(url, 'T0001');
  await untilTakes(client, sessionOf(teacher), (takes) => takes.some(({ parts }) => parts >= 2), 60_000);
}

/** By the district, whose opening reaches the session; the city has none. */
async function listen(url: string, sessionId: string): Promise<Buffer> {
  const address = `/api/one-to-one/supervision/${sessionId}/recording`;
  (await (await ApiClient.signIn(url, 'C0001')).get(address)).expect(403, 'ONE_OPENING_NEEDED');
  const district = await ApiClient.signIn(url, 'D0001');
  const answer = await fetch(url + address, { headers: { authorization: `Bearer ${district.token}` } });
  demand(answer.status === 200 && answer.headers.get('content-type')!.startsWith('audio/'), `listening was answered ${answer.status}`);
  return Buffer.from(await answer.arrayBuffer());
}

/** Whole at the server, heard under an opening alone, and both are on it. */
export async function isHeard(url: string, teacher: Page, supervisor: Page): Promise<void> {
  const sessionId = sessionOf(teacher);
  const client = await ApiClient.signIn(url, 'T0001');
  await step('the recording is at the server, whole', async () => {
    await untilTakes(client, sessionId, (takes) => takes.every(({ isWhole }) => isWhole), 30_000);
    const { takes } = await recordingOf(client, sessionId);
    demand(takes.length === 1 && takes[0]!.missing.length === 0 && takes[0]!.bytes > 20_000, JSON.stringify(takes));
  });
  await step('a supervisor hears both in it, under an opening', async () => {
    const recording = await listen(url, sessionId);
    const { seconds, loudness } = await tonesIn(teacher, recording, Object.values(voices));
    const [ofTeacher, ofStudent, ofNobody] = loudness as [number, number, number];
    const told = `${seconds} s, ${JSON.stringify(loudness)}`;
    demand(seconds > 5 && ofTeacher > 0.02 && ofStudent > 0.02 && Math.min(ofTeacher, ofStudent) > 4 * ofNobody, `both should be heard: ${told}`);
  });

  await step('and on the page of the session, where each listening is announced to go on the record', async () => {
    await supervisor.goto(`${url}/admin/p/one-to-one/supervision/${sessionId}`);
    await supervisor.getByText('录音完整').waitFor();
    await supervisor.getByRole('button', { name: '收听' }).click();
    const played = supervisor.locator('one-to-one-supervised-sound audio');
    await until(async () => (await played.evaluate((sound) => (sound as unknown as { readyState: number }).readyState)) >= 2);
    await look(supervisor, 'recording of a session');
  });
}
