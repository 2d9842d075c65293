import { GreetedDocuments } from './greeted-documents.ts';

/** g: a document greets, l: one is loaded. */
const isOneSilent = (events: string) => {
  const documents = new GreetedDocuments();
  for (const event of events) if (event === 'g') documents.greet(); else documents.load();
  return documents.isOneSilent;
};

describe('the documents of a frame', () => {
  for (const events of ['g', 'gl', 'lg', 'glgl', 'gllg', 'lggl', 'lglg'])
    it(`greet, each of them: ${events}`, () => expect(isOneSilent(events)).toBeFalse());

  for (const events of ['l', 'gll', 'lgl', 'glgll', 'ggll', 'gggggll'])
    it(`are not all the plugin's: ${events}`, () => expect(isOneSilent(events)).toBeTrue());
});
