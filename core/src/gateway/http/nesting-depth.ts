const quote = 0x22;
const backslash = 0x5c;
const opening = new Set([0x5b, 0x7b]);
const closing = new Set([0x5d, 0x7d]);

/** Index of the quote that ends the string which begins at `start`. */
function endOfString(json: Buffer, start: number): number {
  let index = start + 1;
  while (index < json.length && json[index] !== quote) index += json[index] === backslash ? 2 : 1;
  return index;
}

/** How deep lists and objects lie in each other in a JSON text; 1 for `{}`. Does not check the text. */
export function nestingDepth(json: Buffer): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < json.length; index++) {
    const byte = json[index]!;
    if (byte === quote) index = endOfString(json, index);
    else if (opening.has(byte)) deepest = Math.max(deepest, ++depth);
    else if (closing.has(byte)) depth--;
  }
  return deepest;
}
