import { type Frame, type FrameContext, FrameError } from '@fudao/plugin-sdk/frame';
import { GoalsView } from './goals-view.confined.ts';

type Line = Pick<Frame, 'call' | 'subscribe' | 'navigate' | 'watch' | 'context'>;
type Answer = (params: Record<string, unknown>) => unknown;

const goal = { id: '2026-11-22.a1', day: '2026-11-22', text: '<b>背单词</b>', isReached: false };
const goals = { today: goal.day, most: 5, items: [goal] };

describe('the framed page of goals', () => {
  let place: HTMLElement;
  let answers: Record<string, Answer>;
  let calls: [string, unknown][];
  let routes: string[];
  let redraw: () => void;
  let context: FrameContext;
  let push: () => void;

  /** The app around the page. */
  const line = (): Line => ({
    get context() {
      return context;
    },
    call: async <T>(action: string, params: Record<string, unknown> = {}) => {
      if (action !== 'GET /goals') calls.push([action, params]);
      return answers[action]!(params) as T;
    },
    subscribe: (_event, listener) => ((push = () => listener(undefined as never)), () => undefined),
    navigate: (route) => void routes.push(route),
    watch: (listener) => ((redraw = () => listener(context)), redraw(), () => undefined),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const text = () => place.textContent;

  async function open(slot: string | null = null): Promise<void> {
    context = { theme: { mode: 'light', colours: {} }, language: 'zh-CN', route: 'goals', slot };
    new GoalsView(line(), place).start();
    await settled();
  }

  beforeEach(() => {
    place = document.body.appendChild(document.createElement('main'));
    calls = [];
    routes = [];
    answers = {
      'GET /goals': () => goals,
      'POST /goals': () => goal,
      'PUT /goals/:id': () => ({}),
      'DELETE /goals/:id': () => ({}),
    };
  });
  afterEach(() => place.remove());

  it('shows goals as texts, whatever is in them, in the language of the app', async () => {
    await open();
    expect(text()).toContain('<b>背单词</b>');
    expect(text()).toContain('今天完成 0 / 1');
    context = { ...context, language: 'en' };
    redraw();
    expect(text()).toContain('0 of 1 reached today');
  });

  it('asks the app to add, tick and remove', async () => {
    await open();
    const field = place.querySelector<HTMLInputElement>('#goal')!;
    field.value = ' 整理错题 ';
    field.dispatchEvent(new Event('input'));
    redraw();
    expect(place.querySelector<HTMLInputElement>('#goal')!.value).toBe(' 整理错题 ');
    place.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await settled();
    expect(place.querySelector<HTMLInputElement>('#goal')!.value).toBe('');
    place.querySelector<HTMLInputElement>('input[type=checkbox]')!.click();
    await settled();
    place.querySelector<HTMLButtonElement>('li button')!.click();
    await settled();
    expect(calls).toEqual([
      ['POST /goals', { text: '整理错题' }],
      ['PUT /goals/:id', { id: goal.id, isReached: true }],
      ['DELETE /goals/:id', { id: goal.id }],
    ]);
  });

  it("says the server's sentence, and keeps what was written", async () => {
    const problem = { status: 409, code: 'PLUGIN_TEMPLATE_FULL', sentence: '今天已有 5 个目标。', retryable: false };
    answers['POST /goals'] = () => {
      throw new FrameError(problem);
    };
    await open();
    const field = place.querySelector<HTMLInputElement>('#goal')!;
    field.value = '整理错题';
    field.dispatchEvent(new Event('input'));
    place.querySelector<HTMLButtonElement>('button[type=submit]')!.click();
    await settled();
    expect(text()).toContain('今天已有 5 个目标。');
    expect(place.querySelector<HTMLInputElement>('#goal')!.value).toBe('整理错题');
  });

  it('follows what the server pushes', async () => {
    await open();
    answers['GET /goals'] = () => ({ ...goals, items: [] });
    push();
    await settled();
    expect(text()).toContain('今天还没有目标');
  });

  it('in a slot says how far today is, and leads to the page', async () => {
    await open('home.card');
    expect(text()).toContain('今天完成 0 / 1');
    expect(place.querySelector('form')).toBeNull();
    place.querySelector('button')!.click();
    expect(routes).toEqual(['goals']);
  });
});
