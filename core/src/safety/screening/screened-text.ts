/** A text as the finders read it: one plain spelling, each character with its place in what was written. */
export interface ScreenedText {
  readonly plain: string;
  /** Where each character of `plain` begins in what was written, and one past the end. */
  readonly at: readonly number[];
  /** Whether a character stands within a formula. */
  readonly isFormula: readonly boolean[];
}

/** Cyrillic letters that look like Latin ones. Greek ones are left: they are mathematics. */
const lookAlikes = new Map([...'аеорсхукмтнівьј'].map((letter, index) => [letter, 'aeopcxykmthibbj'[index]!]));

/** Traditional and formal characters, only those that words of contact are written with. */
const simple = new Map(
  [...'電話號碼聯絡繫訊機掃賬羣壹貳贰叁參肆伍陸陆柒捌玖點'].map((character, index) => [
    character,
    [...'电话号码联络系讯机扫账群一二二三三四五六六七八九点'][index]!,
  ]),
);

/** Seen by nobody: formatting characters, marks on others, selectors of emoji, and the frame of a keycap. */
const unseen = /^[\p{Cf}\p{Me}\u034f\u115f\u1160\u3164\ufe00-\ufe0f\uffa0]$/u;
const raised = /^[⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉]$/;
/** Spaces of a formula between digits, and its brackets, show nothing of their own. */
const formulaSpace = /\\[,;:! ]|[{}]/y;

/** One character in its plain spelling; empty where nobody sees it. */
function plainOf(character: string): string {
  if (unseen.test(character)) return '';
  // An exponent is no digit of the number before it.
  if (raised.test(character)) return '^';
  const folded = [...character.normalize('NFKC').toLowerCase()];
  return folded.map((one) => lookAlikes.get(one) ?? simple.get(one) ?? one).join('');
}

const formulas = /\$\$[^$]*\$\$|\$[^$\n]*\$|\\\([^]*?\\\)|\\\[[^]*?\\\]/g;

/** Which characters stand in a formula; words in it that are shown as text do not. */
function formulaPlaces(text: string): boolean[] {
  const places = new Array<boolean>(text.length).fill(false);
  for (const match of text.matchAll(formulas)) {
    places.fill(true, match.index, match.index + match[0].length);
    for (const inner of match[0].matchAll(/\\(?:text|mathrm|mbox)\s*\{([^{}]*)\}/g)) {
      places.fill(false, match.index + inner.index, match.index + inner.index + inner[0].length);
    }
  }
  return places;
}

/** How many characters a space of a formula takes at a place; 0 where there is none. */
function formulaSpaceAt(text: string, index: number): number {
  formulaSpace.lastIndex = index;
  return formulaSpace.exec(text)?.[0].length ?? 0;
}

export function readText(text: string): ScreenedText {
  const inFormula = formulaPlaces(text);
  const plain: string[] = [];
  const at: number[] = [];
  const isFormula: boolean[] = [];
  for (let index = 0; index < text.length;) {
    const skipped = inFormula[index] ? formulaSpaceAt(text, index) : 0;
    if (skipped > 0) {
      index += skipped;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(index)!);
    for (const unit of plainOf(character)) {
      for (const half of unit.split('')) {
        plain.push(half);
        at.push(index);
        isFormula.push(inFormula[index]!);
      }
    }
    index += character.length;
  }
  return { plain: plain.join(''), at: [...at, text.length], isFormula };
}

/** The place in what was written of a part of the plain spelling. */
export function placeOf({ at }: ScreenedText, from: number, to: number): { start: number; length: number } {
  const start = at[from]!;
  return { start, length: Math.max(1, at[to]! - start) };
}
