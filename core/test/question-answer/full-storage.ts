import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { aPhoto } from '../../src/files/some-pictures.ts';
import type { ApiAnswer, ApiClient } from '../../src/testing/api-client.ts';

export const api = '/api/question-answer';

export interface Question {
  id: string;
  text: string;
  pictures: { url: string }[];
}

/** As long as a question may be, so that what is left of a storage is soon used up. */
export function ask(student: ApiClient, key: string, pictureIds: string[] = []): Promise<ApiAnswer<Question>> {
  const question = { subject: 'math', text: `${key}：${'为什么海水是咸的？'.repeat(500)}`, pictureIds };
  return student.post<Question>(`${api}/questions`, question, { 'idempotency-key': key });
}

export interface Refused {
  readonly student: ApiClient;
  readonly key: string;
}

/** Students ask in turn until one is refused; gives who that was, and the ids of what was taken. */
export async function askUntilFull(students: readonly ApiClient[]): Promise<{ taken: string[]; refused: Refused }> {
  const taken: string[] = [];
  for (let count = 0; count < students.length * 19; count++) {
    const student = students[count % students.length]!;
    const key = `until-full-${count}`;
    const answer = await ask(student, key);
    if (answer.status !== 201) {
      expectFull(answer, 'DATABASE_FULL');
      return { taken, refused: { student, key } };
    }
    taken.push(answer.body.id);
  }
  throw new Error('The storage was never full.');
}

/** A refusal for want of room, by the store that was to keep it; on one disk for all either may meet its end first. */
export function expectFull(answer: ApiAnswer<unknown>, ...codes: readonly string[]): void {
  answer.expect(507);
  expect(codes).toContain((answer.body as { code: string }).code);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  const sentence = { title: '存储空间已满', detail: expect.stringMatching(/没有保存.*稍后再试.*管理员/) as string };
  expect(answer.body).toMatchObject({ ...sentence, retryable: true });
}

export async function upload(client: ApiClient): Promise<ApiAnswer<{ id: string; url: string }>> {
  const picture = await aPhoto({ width: 900, height: 700 });
  return client.send('POST', '/api/files?purpose=question', picture, { 'content-type': 'image/jpeg' });
}

/** Names of all pictures in a data folder, whole ones and what is on the way. */
export async function picturesIn(dataFolder: string): Promise<string[]> {
  const entries = await readdir(join(dataFolder, 'files'), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
