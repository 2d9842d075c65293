/** The shape of a language file: every language has all texts. */
export type Wording<T> = { [Key in keyof T]: T[Key] extends string ? string : Wording<T[Key]> };
