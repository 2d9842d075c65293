import sharp from 'sharp';
import type { ApiAnswer, ApiClient } from '../../src/testing/api-client.ts';
import { startPlatform, type TestPlatform } from '../../src/testing/start-platform.ts';
import { until } from '../../src/testing/until.ts';
import { anAnswer } from './an-answer.ts';

export const api = '/api/question-answer';
export const fresh = '怎样用一根绳子和一块石头测出一口深井的大致深度，又不把绳子弄湿？';
export const fromBank = '计算 $-2^4+(-3)^2\\times\\left(-\\dfrac{2}{3}\\right)$，等于多少？';

export interface Question {
  id: string;
  state: string;
  matches: { bankQuestionId: string; excerpt: string }[];
  answers: { id: string; teacherName: string; pictures: { url: string }[] }[];
  pictures: { id: string; url: string }[];
}

/** The Q&A centre on the whole platform, with people who are signed in. */
export interface OverHttp {
  readonly platform: TestPlatform;
  readonly student: ApiClient;
  readonly classmate: ApiClient;
  readonly teacher: ApiClient;
  readonly reviewer: ApiClient;
  /** As the student, unless told. */
  ask(more?: object, headers?: Record<string, string>, as?: ApiClient): Promise<ApiAnswer<Question>>;
  /** Uploads a small picture; gives its id. */
  uploadBy(client: ApiClient): Promise<string>;
  /** A question of the student that the teacher has answered. */
  published(): Promise<{ id: string; answerId: string }>;
  countRows(table: string): Promise<number>;
}

/** @param databaseUrl of an empty MariaDB database; none runs on SQLite */
export async function startOverHttp(databaseUrl: string | undefined): Promise<OverHttp> {
  const platform = await startPlatform(databaseUrl ? { databaseUrl } : {});
  const people = ['20260001', '20260002', 'T0001', 'T0002'].map((id) => platform.signIn(id));
  const signedIn = (await Promise.all(people)) as [ApiClient, ApiClient, ApiClient, ApiClient];
  const [student, classmate, teacher, reviewer] = signedIn;
  const settings = { maxOpenQuestionsPerStudent: 20 };
  for (const administrator of ['D0001', 'D0002']) {
    await platform.enablePlugin(administrator, 'question-answer', settings);
  }
  await until(async () => {
    const { body } = await student.post<{ matches: object[] }>(`${api}/similar`, { text: fromBank });
    return body.matches.length > 0 ? true : undefined;
  }, 20_000);

  const ask: OverHttp['ask'] = (more = {}, headers = {}, as = student) =>
    as.post<Question>(`${api}/questions`, { subject: 'math', text: fresh, pictureIds: [], ...more }, headers);

  return {
    platform,
    student,
    classmate,
    teacher,
    reviewer,
    ask,
    async uploadBy(client) {
      const noise = { create: { width: 60, height: 40, channels: 3 as const, background: '#884422' } };
      const picture = await sharp(noise).png().toBuffer();
      const headers = { 'content-type': 'image/png' };
      const answer = await client.send<{ id: string }>('POST', '/api/files?purpose=question', picture, headers);
      return answer.expect(201).body.id;
    },
    async published() {
      const { id } = (await ask()).expect(201).body;
      (await teacher.post(`${api}/questions/${id}/claim`)).expect(200);
      const answer = await teacher.post<{ answerId: string }>(`${api}/questions/${id}/answer`, anAnswer());
      return { id, answerId: answer.expect(201).body.answerId };
    },
    async countRows(table) {
      const { database } = platform.node.runtime.platform;
      return Number((await database.selectOne<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`))?.n);
    },
  };
}
