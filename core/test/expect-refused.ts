import type { ApiAnswer } from '../src/testing/api-client.ts';

/** A stable code, and a sentence in the language of the reader. */
export function expectRefused(answer: ApiAnswer<unknown>, status: number, code: string): void {
  answer.expect(status, code);
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.body).toMatchObject({ status, detail: expect.stringMatching(/[\u4e00-\u9fff]/) as string });
}
