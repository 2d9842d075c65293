/** Several short words in one column, each findable by `LIKE '%,math,%'`. */
export const packWords = (words: readonly (string | number)[]): string =>
  words.length === 0 ? '' : `,${words.join(',')},`;

export const unpackWords = (packed: string): string[] => packed.split(',').filter((word) => word !== '');
