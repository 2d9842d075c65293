import { withTexts } from '../../src/texts/late-texts.ts';
import { loadPagesTexts } from '../kit-texts.ts';

const pauseMs = 2_000;

/** Without it there is nothing to see: a weak network is tried again until it comes. */
async function untilThere<T>(load: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}

const page = () => untilThere(() => import('./sign-in-page.ts').then((m) => m.SignInPage));
const texts = () => untilThere(loadPagesTexts);

export const loadSignInPage = () => withTexts(texts, page());

/** Nobody is signed in on this device: the page is on its way before the router asks for it. */
export function fetchSignInPage(): void {
  void page();
  void texts();
}
