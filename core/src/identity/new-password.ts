/** Shortest and longest password, in characters. */
const passwordLength = { minimum: 8, maximum: 128 } as const;

export type PasswordProblem = 'too-short' | 'too-long' | 'is-identity' | 'too-simple' | 'unchanged';

export interface PasswordOwner {
  educationId: string;
  name: string;
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');

/** All one character, or each the neighbour of the one before: `11111111`, `12345678`, `hgfedcba`. */
function isRun(text: string): boolean {
  const codes = [...text].map((letter) => letter.codePointAt(0)!);
  const steps = new Set(codes.slice(1).map((code, index) => code - codes[index]!));
  return steps.size === 1 && Math.abs([...steps][0]!) <= 1;
}

/** What is wrong with a password that a person wants to have, or null. */
export function checkNewPassword(password: string, owner: PasswordOwner, old?: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < passwordLength.minimum) return 'too-short';
  if (length > passwordLength.maximum) return 'too-long';
  const folded = fold(password);
  if (folded === fold(owner.educationId) || folded === fold(owner.name)) return 'is-identity';
  if (isRun(folded)) return 'too-simple';
  return password === old ? 'unchanged' : null;
}
