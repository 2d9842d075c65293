import { removeDemoTemplates } from './demo-templates.ts';

/** Jest's workers are ended without a word, so the run clears up after them. */
export default function tearDown(): void {
  removeDemoTemplates(true);
}
