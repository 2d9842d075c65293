import { type Frame, FrameError } from '@fudao/plugin-sdk/frame';
import { texts } from './texts.ts';

interface Promised {
  readonly text: string;
}

/** The student's promise: on a page with a form, in a slot as it stands. */
export class PromiseView {
  readonly #frame: Frame;
  readonly #place: HTMLElement;
  #promise: Promised | undefined;
  #problem = '';

  constructor(frame: Frame, place: HTMLElement) {
    this.#frame = frame;
    this.#place = place;
  }

  start(): void {
    this.#frame.watch(() => this.#draw());
    void this.#ask(() => this.#frame.call<Promised>('GET /promise'));
  }

  get #texts() {
    return texts[this.#frame.context.language];
  }

  async #ask(step: () => Promise<Promised>): Promise<void> {
    try {
      this.#promise = await step();
      this.#problem = '';
    } catch (error) {
      // The server's own sentence, in the person's language.
      this.#problem = error instanceof FrameError ? error.message : this.#texts.failed;
    }
    this.#draw();
  }

  #draw(): void {
    const heading = document.createElement('h2');
    heading.textContent = this.#texts.heading;
    const said = document.createElement('p');
    said.setAttribute('role', 'status');
    said.textContent = this.#problem || this.#promise?.text || this.#texts.none;
    this.#place.replaceChildren(heading, said, ...(this.#frame.context.slot === null ? [this.#form()] : []));
  }

  #form(): HTMLFormElement {
    const form = document.createElement('form');
    const label = Object.assign(document.createElement('label'), { htmlFor: 'promise', textContent: this.#texts.label });
    const input = Object.assign(document.createElement('input'), { id: 'promise', maxLength: 200, autocomplete: 'off' });
    const button = Object.assign(document.createElement('button'), { type: 'submit', textContent: this.#texts.keep });
    form.append(label, input, button);
    form.onsubmit = (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (text !== '') void this.#ask(() => this.#frame.call<Promised>('PUT /promise', { text }));
    };
    return form;
  }
}
