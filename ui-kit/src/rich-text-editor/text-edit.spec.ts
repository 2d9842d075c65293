import { insertFormula, insertPicture, isInFormula, type TextEdit, toggleBold, toggleList } from './text-edit.ts';

/** The text after an edit, with `|` where the caret is, or `[ ]` around what is selected. */
function after(text: string, { start, end, text: inserted, selectStart, selectEnd }: TextEdit): string {
  const result = text.slice(0, start) + inserted + text.slice(end);
  const [left, right] = selectStart === selectEnd ? ['|', ''] : ['[', ']'];
  return result.slice(0, selectStart) + left + result.slice(selectStart, selectEnd) + right + result.slice(selectEnd);
}

describe('insertFormula', () => {
  it('puts dollars around it, and the caret where it goes on', () => {
    expect(after('求', insertFormula('求', 1, 1, '\\frac{▢}{▢}'))).toBe('求$\\frac{|}{}$');
    expect(after('', insertFormula('', 0, 0, '\\pi '))).toBe('$\\pi |$');
  });

  it('takes what is selected into it', () => {
    expect(after('x+1', insertFormula('x+1', 0, 3, '\\sqrt{▢}'))).toBe('$\\sqrt{x+1}|$');
    expect(after('12', insertFormula('12', 0, 1, '\\frac{▢}{▢}'))).toBe('$\\frac{1}{|}$2');
  });

  it('needs no dollars within a formula', () => {
    const text = '$x+$';
    expect(after(text, insertFormula(text, 3, 3, '\\pi '))).toBe('$x+\\pi |$');
  });

  it('knows a formula from an escaped dollar', () => {
    expect(isInFormula('$x', 2)).toBeTrue();
    expect(isInFormula('$x$ ', 4)).toBeFalse();
    expect(isInFormula('\\$5 ', 4)).toBeFalse();
  });

  it('takes a selection with dollars as it is', () => {
    expect(after('$&', insertFormula('$&', 0, 2, '\\sqrt{▢}'))).toBe('$\\sqrt{$&}|$');
  });
});

describe('toggleBold', () => {
  it('puts stars around the selection and takes them away', () => {
    expect(after('很重要', toggleBold('很重要', 1, 3))).toBe('很**[重要]**');
    expect(after('很**重要**', toggleBold('很**重要**', 3, 5))).toBe('很[重要]');
  });
});

describe('toggleList', () => {
  it('makes items of the lines that are touched, and lines of items', () => {
    expect(after('一\n二\n三', toggleList('一\n二\n三', 2, 5))).toBe('一\n- 二\n- 三|');
    expect(after('- 二\n- 三', toggleList('- 二\n- 三', 0, 7))).toBe('二\n三|');
  });
});

describe('insertPicture', () => {
  it('gives it a line of its own', () => {
    expect(after('看', insertPicture('看', 1, 'f1', '图'))).toBe('看\n![图](file:f1)\n|');
    expect(after('', insertPicture('', 0, 'f1', '图'))).toBe('![图](file:f1)\n|');
  });
});
