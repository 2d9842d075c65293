import { failure, warning, withoutRepeats, type Finding } from '../finding.ts';
import type { Check } from '../check.ts';
import type { Subject } from '../subject/subject.ts';
import { textLiterals } from '../subject/text-literals.ts';

interface Emitted {
  readonly name: string;
  readonly where: string;
}

function emittedIn({ server }: Subject): Emitted[] {
  return server.flatMap(({ path, text }) =>
    textLiterals(text)
      .filter(({ argumentOf }) => argumentOf === 'emit')
      .map(({ text: name, line }) => ({ name, where: `${path}:${line}` })),
  );
}

/** By its whole name, or by the part that says what happened, where a plugin puts the name together. */
function isMentioned({ server }: Subject, name: string): boolean {
  const happened = name.split('.').slice(1, -1).join('.');
  return server.some(({ text }) => textLiterals(text).some((literal) => [name, happened].includes(literal.text)));
}

export const eventsCheck: Check = {
  id: 'events',
  title: 'the events it publishes and hears are those of its manifest, each with the schema of its payload',
  needs: 'platform',
  run: async (trial) => {
    const { manifest } = trial.source;
    const life = await trial.running();
    const { definition } = life.installed;
    const publishes = new Set(manifest.events?.publishes);
    const consumes = new Set(manifest.events?.consumes);
    const typed = new Set(Object.keys(definition.events ?? {}));
    const heard = new Set(definition.services.flatMap(({ events }) => Object.keys(events ?? {})));
    const emitted = emittedIn(trial.subject);
    const { here, there } = await life.used();
    const outcomes = [...here.outcomes, ...there.outcomes];
    return withoutRepeats([
      ...[...publishes].filter((name) => !typed.has(name)).map((name) => failure(`The event ${name} is published without the schema of its payload (definePlugin's events).`, name)),
      ...[...typed].filter((name) => !publishes.has(name)).map((name) => failure(`The event ${name} has a schema, but the manifest does not publish it.`, name)),
      ...emitted.filter(({ name }) => !publishes.has(name) && /\.v\d+$/.test(name)).map(({ name, where }) => failure(`It emits ${name}, which its manifest does not publish.`, where)),
      ...[...heard].filter((name) => !consumes.has(name)).map((name) => failure(`It consumes ${name}, which its manifest does not name.`, name)),
      ...[...consumes].filter((name) => !heard.has(name)).map((name) => failure(`Its manifest consumes ${name}, and no service does.`, name)),
      ...[...publishes].filter((name) => !isMentioned(trial.subject, name)).map((name) => warning(`The event ${name} is published by the manifest, and no source emits it by that name.`, name)),
      ...refusals(outcomes),
    ]);
  },
};

function refusals(outcomes: readonly { code: string | undefined; cause: string | undefined; replyText: string; action: { name: string } }[]): Finding[] {
  return outcomes.flatMap(({ code, cause = '', replyText, action: { name } }) => {
    if (code === 'FUDAO_EVENT_REFUSED') return [failure(`${name} was refused while it ran: ${replyText}`, name)];
    return /The payload of .* is wrong/.test(cause) ? [failure(`${name} emits an event that does not fit its schema. ${cause}`, name)] : [];
  });
}
