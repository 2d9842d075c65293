const shape = /^[A-Z0-9]{4,32}$/;

/** Longest text that is looked at; anything longer is no education ID. */
export const educationIdInputLength = 64;

/**
 * The one form in which an education ID is stored and compared, or null when the text is none.
 * Full-width digits and letters, as Chinese input methods write them, mean the same as plain ones;
 * digits of other scripts do not, so that no two accounts can look alike.
 */
export function normaliseEducationId(text: string): string | null {
  if (text.length > educationIdInputLength) return null;
  const plain = text.normalize('NFKC').trim().toUpperCase();
  return shape.test(plain) ? plain : null;
}
