/**
 * What `plugin create` makes of the files in plugin-template/. That is a plugin like others, checked and tested
 * where it stands; files of one kind of plugin alone have the kind in their name (`goal-store.tables.ts`).
 */
export type PluginKind = 'documents' | 'tables' | 'confined';

const marked = /\.(tables|confined)(?=\.\w+$)/;

/** Where a file of the template goes in a plugin of this kind; undefined where it does not. */
export function placeOf(path: string, kind: PluginKind): string | undefined {
  const mark = marked.exec(path)?.[1];
  if (mark) return mark === kind ? path.replace(marked, '') : undefined;
  // A confined plugin's interface is a framed page, made of files of its own.
  return kind === 'confined' && path.startsWith('ui/') ? undefined : path;
}

/** Words as a plugin's names are made of them. */
function spellings(name: string): Readonly<Record<string, string>> {
  const snake = name.replaceAll('-', '_');
  return { kebab: name, snake, upper: snake.toUpperCase() };
}

const template = spellings('plugin-template');

/**
 * A file's text for a plugin of this name.
 * @param folder the plugin's folder as one writes it in the project, `plugins/study-notes`
 */
export function textFor(text: string, name: string, folder: string): string {
  const own = spellings(name);
  return text
    .replaceAll(`plugins/${template['kebab']}`, folder)
    .replaceAll(template['kebab']!, own['kebab']!)
    .replaceAll(template['snake']!, own['snake']!)
    .replaceAll(template['upper']!, own['upper']!)
    .replaceAll(/(from '\.[^']*)\.(?:tables|confined)(\.\w+')/g, '$1$2');
}
