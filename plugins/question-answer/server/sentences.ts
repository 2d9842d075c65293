/**
 * Cuts an explanation into sentences, keeping every character: joined again they are the text.
 * A full stop inside a formula or a number ends nothing.
 */
export function splitSentences(text: string): string[] {
  const parts = text.split(formulas);
  const sentences: string[] = [];
  let current = '';
  parts.forEach((part, index) => {
    const isFormula = index % 2 === 1;
    const pieces = isFormula ? [part] : part.split(sentenceEnds);
    pieces.forEach((piece, at) => {
      current += piece;
      const endsHere = at < pieces.length - 1;
      if (endsHere) current = flush(current, sentences);
    });
  });
  flush(current, sentences);
  return sentences;
}

const formulas = /(\$\$[^$]*\$\$|\$[^$\n]*\$)/;
/** After 。！？；, after a line end, and after an English full stop that a space follows. */
const sentenceEnds = /(?<=[。！？；!?;\n])|(?<=[a-zA-Z)]\.)(?=\s)/;

function flush(sentence: string, into: string[]): '' {
  if (sentence.trim() !== '') into.push(sentence);
  else if (into.length > 0) into[into.length - 1] += sentence;
  return '';
}
