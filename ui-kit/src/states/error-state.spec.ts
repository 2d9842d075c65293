import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { ApiProblem, clientProblemCodes } from '../api/api-problem.ts';
import { Connection } from '../connection/connection.ts';
import { provideTesting } from '../testing/provide-testing.ts';
import { clickOn, render } from '../testing/render.ts';
import { ErrorState } from './error-state.ts';

@Component({
  selector: 'fd-spec-host',
  imports: [ErrorState],
  template: `<fd-error-state [problem]="problem()" (retried)="retries = retries + 1" />`,
})
class Host {
  readonly problem = signal<ApiProblem | string | null>('没有找到');
  retries = 0;
}

const problem = (status: number, code: string) =>
  new ApiProblem({ status, code, sentence: '句子', retryable: true, requestId: 'r1' });

describe('ErrorState', () => {
  let fixture: ComponentFixture<Host>;
  const text = () => (fixture.nativeElement as HTMLElement).textContent;
  const show = async (shown: ApiProblem | string) => {
    fixture.componentInstance.problem.set(shown);
    await fixture.whenStable();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
  });

  it('says the sentence, and tries again on request', async () => {
    expect(text()).toContain('没有找到');
    clickOn(fixture, '重试');
    expect(fixture.componentInstance.retries).toBe(1);
  });

  it('names the request where it was our fault, and only there', async () => {
    await show(problem(500, 'FUDAO_INTERNAL'));
    expect(text()).toContain('r1');
    await show(problem(403, 'FUDAO_NOT_ALLOWED'));
    expect(text()).not.toContain('r1');
  });

  it('tries again by itself once the network is back', async () => {
    await show(problem(0, clientProblemCodes.OFFLINE));
    TestBed.inject(Connection).returned.next();
    expect(fixture.componentInstance.retries).toBe(1);
    await show(problem(500, 'FUDAO_INTERNAL'));
    TestBed.inject(Connection).returned.next();
    expect(fixture.componentInstance.retries).toBe(1);
  });
});
