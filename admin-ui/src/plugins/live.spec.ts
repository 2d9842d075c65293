import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { EMPTY, of, Subject, throwError, type Observable } from 'rxjs';
import { ApiProblem, Realtime } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { live } from './live.ts';

const offline = new ApiProblem({ status: 0, code: 'CLIENT_OFFLINE', sentence: '连接不到服务器', retryable: true });
const gone = new ApiProblem({ status: 404, code: 'PLUGIN_NOT_FOUND', sentence: '没有这个插件', retryable: false });
const district = signal<string | undefined>(undefined);
let isHeld = false;
let answer: () => Observable<string>;
let loads: string[];

@Component({ template: '' })
class Probe {
  readonly plugins = live({
    params: () => district(),
    load: (wanted) => {
      loads.push(wanted);
      return answer();
    },
    isHeld: () => isHeld,
  });
}

describe('what is loaded live', () => {
  const told = new Subject<void>();
  const hear = async (times = 1) => {
    for (let time = 0; time < times; time++) told.next();
    await new Promise((resolve) => setTimeout(resolve, 250));
  };

  beforeEach(() => {
    district.set(undefined);
    isHeld = false;
    loads = [];
    answer = () => of('first');
    TestBed.configureTestingModule({
      providers: [provideTesting(), { provide: Realtime, useValue: { on: () => told, reopened: EMPTY } }],
    });
  });

  const start = async () => {
    const fixture = TestBed.createComponent(Probe);
    district.set('d1');
    await fixture.whenStable();
    return { fixture, plugins: fixture.componentInstance.plugins };
  };

  it('waits until it is known what to load, and begins anew with another', async () => {
    const { fixture, plugins } = await start();
    expect([loads, plugins.value()]).toEqual([['d1'], 'first']);
    answer = () => EMPTY;
    district.set('d2');
    await fixture.whenStable();
    expect([loads, plugins.value()]).toEqual([['d1', 'd2'], undefined]);
  });

  it('is loaded once for several changes at once', async () => {
    const { plugins } = await start();
    answer = () => of('second');
    await hear(5);
    expect([loads.length, plugins.value()]).toEqual([2, 'second']);
  });

  it('stays while the network is away; what is gone is not shown on', async () => {
    const { plugins } = await start();
    answer = () => throwError(() => offline);
    await hear();
    expect([plugins.value(), plugins.problem()]).toEqual(['first', null]);
    answer = () => throwError(() => gone);
    await hear();
    expect([plugins.value(), plugins.problem()?.code]).toEqual([undefined, 'PLUGIN_NOT_FOUND']);
  });

  it('says why where there is nothing to show yet', async () => {
    answer = () => throwError(() => offline);
    const { plugins } = await start();
    expect(plugins.problem()).toBe(offline);
    answer = () => of('back');
    plugins.reload();
    expect([plugins.value(), plugins.problem()]).toEqual(['back', null]);
  });

  it('while it is held it shows nothing new, and says that there is something, until it is asked for', async () => {
    const { plugins } = await start();
    isHeld = true;
    await hear();
    expect([plugins.value(), plugins.isBehind()]).toEqual(['first', false]);
    answer = () => of('second');
    await hear();
    expect([plugins.value(), plugins.isBehind()]).toEqual(['first', true]);
    plugins.reload();
    expect([plugins.value(), plugins.isBehind()]).toEqual(['second', false]);
  });

  it('ends with its page', async () => {
    const { fixture } = await start();
    fixture.destroy();
    await hear();
    expect(loads).toEqual(['d1']);
  });
});
