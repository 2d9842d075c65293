import { type Frame, FrameError } from '@fudao/plugin-sdk/frame';
import type { Goal, Goals } from '../../api.ts';
import { element } from '../shared/element.confined.ts';
import { texts } from './texts.confined.ts';

type Line = Pick<Frame, 'call' | 'subscribe' | 'navigate' | 'watch' | 'context'>;

/** Today's goals: on a page with a form and boxes to tick, in a slot how far they are. */
export class GoalsView {
  readonly #frame: Line;
  readonly #place: HTMLElement;
  #goals: Goals | undefined;
  #problem = '';
  /** What is being written, over every new drawing. */
  #draft = '';

  constructor(frame: Line, place: HTMLElement) {
    this.#frame = frame;
    this.#place = place;
  }

  start(): void {
    this.#frame.watch(() => this.#draw());
    // Another device of the same person changed something.
    this.#frame.subscribe('plugin-template.changed', () => void this.#load());
    void this.#load();
  }

  get #texts() {
    return texts[this.#frame.context.language];
  }

  #load(): Promise<void> {
    return this.#ask(async () => void (this.#goals = await this.#frame.call<Goals>('GET /goals')));
  }

  async #ask(step: () => Promise<void>): Promise<void> {
    try {
      await step();
      this.#problem = '';
    } catch (error) {
      // The server's own sentence, in the person's language.
      this.#problem = error instanceof FrameError ? error.message : this.#texts.failed;
    }
    this.#draw();
  }

  #change(action: string, params: Record<string, unknown>): Promise<void> {
    return this.#ask(async () => {
      await this.#frame.call(action, params);
      this.#goals = await this.#frame.call<Goals>('GET /goals');
    });
  }

  async #add(event: Event): Promise<void> {
    event.preventDefault();
    const text = this.#draft.trim();
    if (text === '') return;
    await this.#change('POST /goals', { text });
    if (this.#problem === '') this.#draft = '';
    this.#draw();
    this.#place.querySelector('input')?.focus();
  }

  #draw(): void {
    const today = this.#goals?.items.filter(({ day }) => day === this.#goals?.today);
    const isSlot = this.#frame.context.slot !== null;
    const alert = this.#problem ? [element('p', { className: 'problem', role: 'alert' }, this.#problem)] : [];
    const list = today ? [this.#progress(today), ...(isSlot ? [] : [this.#list(today)])] : [];
    this.#place.replaceChildren(...(isSlot ? [] : [this.#form()]), ...alert, ...list, ...(isSlot ? [this.#way()] : []));
  }

  #form(): HTMLFormElement {
    const input = element('input', { id: 'goal', maxLength: 100, autocomplete: 'off', value: this.#draft });
    input.oninput = () => (this.#draft = input.value);
    const label = element('label', { htmlFor: 'goal' }, this.#texts.label);
    const button = element('button', { type: 'submit', className: 'main' }, this.#texts.add);
    return element(
      'form',
      { onsubmit: (event: Event) => void this.#add(event) },
      label,
      element('div', {}, input, button),
    );
  }

  #progress(today: readonly Goal[]): HTMLElement {
    const reached = today.filter(({ isReached }) => isReached).length;
    const whole = reached === today.length ? this.#texts.allReached : this.#texts.progress(reached, today.length);
    return element('p', { className: 'progress', role: 'status' }, today.length === 0 ? this.#texts.empty : whole);
  }

  #list(today: readonly Goal[]): HTMLElement {
    return element('ul', {}, ...today.map((goal) => this.#item(goal)));
  }

  #item({ id, text, isReached }: Goal): HTMLElement {
    const box = element('input', { type: 'checkbox', checked: isReached });
    box.onchange = () => void this.#change('PUT /goals/:id', { id, isReached: box.checked });
    const remove = element('button', { type: 'button', ariaLabel: this.#texts.remove(text) }, '×');
    remove.onclick = () => void this.#change('DELETE /goals/:id', { id });
    const className = isReached ? 'reached' : '';
    return element('li', { className }, element('label', {}, box, element('span', {}, text)), remove);
  }

  #way(): HTMLElement {
    const open = () => this.#frame.navigate('goals');
    return element('button', { type: 'button', className: 'main', onclick: open }, this.#texts.open);
  }
}
