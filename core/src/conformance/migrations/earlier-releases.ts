import { failure, type Finding } from '../finding.ts';
import type { Subject } from '../subject/subject.ts';
import { nameOfMigration } from './migration-files.ts';

const byName = ({ migrations }: Subject) => new Map(migrations.map(({ path, text }) => [nameOfMigration(path), text]));
const versionOf = ({ source }: Subject) => source?.manifest.version ?? 'unknown';

/** Whether a release's server speaks of a table or column. */
export function mentions({ server }: Subject, name: string): boolean {
  const words = name.split('.');
  return server.some(({ text }) => words.every((word) => new RegExp(`\\b${word}\\b`).test(text)));
}

/** What was released once stands for ever: no migration is edited, removed, or put before one that ran. */
export function findingsOfHistory(subject: Subject, earlier: readonly Subject[]): Finding[] {
  const now = byName(subject);
  return earlier.flatMap((release) => {
    const before = byName(release);
    const last = [...before.keys()].sort().at(-1) ?? '';
    const isComparable = release.kind === subject.kind;
    return [
      ...[...before].flatMap(([name, text]) => {
        if (!now.has(name)) return [failure(`The migration ${name} of ${versionOf(release)} is gone; migrations are for ever.`, name)];
        const isEdited = isComparable && now.get(name) !== text;
        return isEdited ? [failure(`The migration ${name} was changed since ${versionOf(release)}; where it has run, the change never comes. Write a new one.`, name)] : [];
      }),
      ...[...now.keys()]
        .filter((name) => !before.has(name) && name < last)
        .map((name) => failure(`The migration ${name} is new since ${versionOf(release)} and stands before ${last}, which has run already.`, name)),
    ];
  });
}
