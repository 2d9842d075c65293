const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** Quotes the name of a table or column; backticks are understood by both databases. */
export function quoteName(name: string): string {
  if (!NAME.test(name)) throw new TypeError(`"${name.slice(0, 80)}" is no name of a table or column`);
  return `\`${name}\``;
}
