/**
 * The beginning of a rich text as plain words, for lists and cards: there the renderer would cost more
 * than it shows. Formulas keep their LaTeX without the dollars, pictures become a word.
 */
export function excerptOf(text: string, longest = 80, pictureWord = '[图]'): string {
  const words = text
    .replaceAll(/!\[[^[\]]*\]\([^()]*\)/g, pictureWord)
    .replaceAll(/<\/?(?:u|sub|sup|b|strong|em)>/g, '')
    .replaceAll(/\\(?:mathrm|text|mathbf|mathit)\{([^{}]*)\}/g, '$1')
    .replaceAll(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '$1/$2')
    .replaceAll(/\\sqrt\{([^{}]*)\}/g, '√$1')
    .replaceAll(
      /\\(times|div|le|ge|ne|pm|angle|triangle|pi|degree|circ|parallel|perp)\b ?/g,
      (_, name: string) => symbols[name]!,
    )
    .replaceAll(/\^\{?°\}?/g, '°')
    .replaceAll(/[$*]|^[-#>]\s/gm, '')
    .replaceAll(/_{2,}/g, '____')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words.length > longest ? `${words.slice(0, longest - 1).trimEnd()}…` : words;
}

const symbols: Readonly<Record<string, string>> = {
  times: '×',
  div: '÷',
  le: '≤',
  ge: '≥',
  ne: '≠',
  pm: '±',
  angle: '∠',
  triangle: '△',
  pi: 'π',
  degree: '°',
  circ: '°',
  parallel: '∥',
  perp: '⊥',
};
