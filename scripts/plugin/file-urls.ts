import ts from 'typescript';

/** A place where a module names a file beside itself: `new URL('./worker.ts', import.meta.url)`. */
export interface FileUrl {
  /** As it is written, relative to the module. */
  readonly path: string;
  /** The literal with its quotes, in the text of the module. */
  readonly start: number;
  readonly end: number;
}

export interface FileUrls {
  readonly found: readonly FileUrl[];
  /** Lines (from 1) where the path is not a plain text, so that nobody can tell the file. */
  readonly unclear: readonly number[];
}

const isOwnUrl = (node: ts.Expression | undefined): boolean =>
  node !== undefined &&
  ts.isPropertyAccessExpression(node) &&
  node.name.text === 'url' &&
  ts.isMetaProperty(node.expression);

function isFileUrl(node: ts.Node): node is ts.NewExpression {
  return (
    ts.isNewExpression(node) &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'URL' &&
    isOwnUrl(node.arguments?.[1])
  );
}

/** Every such place of a module. Addresses of other kinds (`https:`) are no files, and left out. */
export function findFileUrls(text: string, fileName: string): FileUrls {
  const module = ts.createSourceFile(fileName, text, ts.ScriptTarget.Latest, true);
  const found: FileUrl[] = [];
  const unclear: number[] = [];
  const visit = (node: ts.Node): void => {
    if (isFileUrl(node)) {
      const path = node.arguments![0]!;
      if (!ts.isStringLiteralLike(path)) unclear.push(module.getLineAndCharacterOfPosition(path.getStart()).line + 1);
      else if (/^\.{1,2}\//.test(path.text))
        found.push({ path: path.text, start: path.getStart(), end: path.getEnd() });
    }
    ts.forEachChild(node, visit);
  };
  visit(module);
  return { found, unclear };
}

/** The text with other paths in these places. */
export function replaceFileUrls(text: string, urls: readonly FileUrl[], pathOf: (url: FileUrl) => string): string {
  return [...urls]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, url) => rest.slice(0, url.start) + JSON.stringify(pathOf(url)) + rest.slice(url.end), text);
}
