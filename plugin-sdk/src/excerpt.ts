/** One line of a text for lists: pictures named, spaces joined, cut so that no formula is halved. */
export function excerpt(text: string, length = 120): string {
  const line = text
    // Neither part holds a bracket that could begin another: looked at once, however many there are.
    .replaceAll(/!\[[^[\]]*\]\([^()]*\)/g, '[图]')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, cutPoint(line, length)).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}

/** Before the formula or marked word that the cut would halve; one that begins the line is halved rather than lost. */
function cutPoint(line: string, length: number): number {
  const wholes = [...line.matchAll(/\$\$[^$]*\$\$|\$[^$]*\$|<(u|sub|sup|b|strong|em)>[^<]*<\/\1>/g)];
  const halved = wholes.find(({ index, 0: whole }) => index < length && index + whole.length > length);
  return halved?.index || length;
}
