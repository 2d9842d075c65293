import { HttpErrorResponse } from '@angular/common/http';
import { ApiProblem } from './api-problem.ts';
import { toApiProblem } from './to-api-problem.ts';

const sentences = { offline: '没有网络', unreadable: '出了点问题' };
const answer = (status: number, error: unknown) => new HttpErrorResponse({ status, error, url: '/api/x' });

describe('toApiProblem', () => {
  it('takes code, sentence and details of a problem document', () => {
    const body = {
      status: 429,
      code: 'FUDAO_TOO_MANY',
      detail: '请稍后再试',
      retryable: true,
      requestId: 'r1',
      details: { seconds: 30 },
    };
    const problem = toApiProblem(answer(429, body), sentences);
    expect(problem.code).toBe('FUDAO_TOO_MANY');
    expect(problem.sentence).toBe('请稍后再试');
    expect(problem.retryable).toBeTrue();
    expect(problem.requestId).toBe('r1');
    expect(problem.details['seconds']).toBe(30);
  });

  it('reads a problem that came as text', () => {
    expect(toApiProblem(answer(404, '{"code":"FUDAO_NOT_FOUND","detail":"没有找到"}'), sentences).sentence).toBe(
      '没有找到',
    );
  });

  it('tells a lost network from a refusal', () => {
    const problem = toApiProblem(answer(0, new ProgressEvent('error')), sentences);
    expect(problem.isOffline).toBeTrue();
    expect(problem.retryable).toBeTrue();
    expect(problem.sentence).toBe('没有网络');
  });

  it('has a sentence for answers that are not ours', () => {
    expect(toApiProblem(answer(502, '<html>Bad gateway</html>'), sentences).sentence).toBe('出了点问题');
    expect(toApiProblem(answer(502, '<html>'), sentences).retryable).toBeTrue();
    expect(toApiProblem(answer(400, null), sentences).retryable).toBeFalse();
  });

  it('leaves a problem as it is', () => {
    const problem = new ApiProblem({ status: 409, code: 'X', sentence: 's', retryable: false });
    expect(toApiProblem(problem, sentences)).toBe(problem);
  });
});
