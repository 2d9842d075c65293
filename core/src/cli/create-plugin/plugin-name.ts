import { reservedNames } from '../../runtime/room-names.ts';

/** Longest id that a manifest may have. */
const longest = 40;
const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A name close to the one given that would do; an empty text where there is none. */
function suggestionFor(name: string): string {
  const parts =
    name
      .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  return parts
    .join('-')
    .replace(/^[0-9-]+/, '')
    .slice(0, longest)
    .replace(/-$/, '');
}

/**
 * Why a plugin cannot have this name, in a sentence; undefined where it can.
 * @param taken names of the plugins that are there
 */
export function complaintAboutName(name: string, taken: readonly string[]): string | undefined {
  if (!kebabCase.test(name) || name.length > longest) {
    const suggestion = suggestionFor(name);
    const example = suggestion && suggestion !== name ? suggestion : 'study-notes';
    return `"${name}" cannot be the name of a plugin: at most ${longest} lower-case letters and digits, in words joined by "-" and beginning with a letter, such as "${example}".`;
  }
  if (name === 'plugin-template' || name === 'fudao' || reservedNames.includes(name)) {
    return `"${name}" is a name of the platform itself; choose another, such as "my-${name}".`;
  }
  if (taken.includes(name)) return `There is a plugin "${name}" already; choose another name.`;
  return undefined;
}
