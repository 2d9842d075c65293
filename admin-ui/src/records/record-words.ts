import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { formatMoment, Language } from '@fudao/ui-kit';
import { RatingsApi } from '../ratings/ratings-api.ts';
import { RecordKinds } from './kind-names.ts';
import type { PayloadWords } from './payload-lines.ts';
import type { ContentPage } from './records.ts';

const noSubjects: Readonly<Record<string, LocalText>> = {};

/** Where the codes of a part of a record have their words already, besides the records' own. */
const elsewhere: Readonly<Record<string, readonly string[]>> = {
  ...{ reason: ['records.reason', 'reportReason'], reasonCode: ['reportReason'], measures: ['standingMeasure'], state: ['records.standing'] },
  ...{ mode: ['ratings.mode'], activity: ['ratings.mode'], level: ['safety.levels'], stage: ['safety.levels'], side: ['safety.levels'], scope: ['safety.levels'] },
  ...{ role: ['role'], roles: ['role'], relation: ['dataRequests.relation'], rule: ['overuse.rule'], severity: ['safety.severity'], uses: ['safety.use'] },
};
/** Parts whose codes are those of another. */
const sameAs: Readonly<Record<string, string>> = { reasonCode: 'reason', activity: 'mode', askedBy: 'givenBy', roles: 'role' };

/** The words of what records say, in the language of now. */
@Injectable({ providedIn: 'root' })
export class RecordWords {
  private readonly texts = inject(TranslocoService);
  private readonly language = inject(Language);
  private readonly kinds = inject(RecordKinds);
  private readonly subjects = toSignal(inject(RatingsApi).subjectNames, { initialValue: noSubjects });

  /** @param known people and places by id, as the server names them beside the records */
  words(known: ContentPage['names'] = {}): PayloadWords {
    const language = this.language.current();
    const fields = this.namesAt('records.fields');
    const subjects = this.subjects();
    return {
      nameOf: (name) => fields[name] ?? name,
      codeOf: (name, code) => this.knownName(known, code) ?? (/^subjects?$/.test(name) ? subjects[code]?.[language] : undefined) ?? this.oneOf(name, code),
      yesOrNo: (is) => this.texts.translate<string>(is ? 'records.yes' : 'records.no'),
      momentText: (moment) => formatMoment(moment, 'full', language, moment),
    };
  }

  private knownName(known: ContentPage['names'], id: string): string | undefined {
    if (!Object.hasOwn(known, id)) return undefined;
    return known[id] ?? this.texts.translate<string>('records.elsewhere');
  }

  private oneOf(name: string, code: string): string {
    return this.ownerOf(name, code) ?? this.rulesOf(name, code) ?? this.deviceOf(name, code) ?? this.codeOf(name, code);
  }

  /** The rules that held are kept by scope and number of the version, as `city@3 district:east@1`; 0 is as delivered. */
  private rulesOf(name: string, code: string): string | undefined {
    if (name !== 'rulesVersion' && name !== 'ruleVersion') return undefined;
    const versions = code.split(' ').map((one) => /^(city|district)\b.*@(\d+)$/.exec(one));
    if (!versions.every((one) => one !== null)) return undefined;
    return versions.map(([, scope, number]) => this.texts.translate<string>(`records.rulesOf.${scope}${number === '0' ? 'AsDelivered' : ''}`, { number })).join(' · ');
  }

  /** A browser on a kind of device is kept as two codes. */
  private deviceOf(name: string, code: string): string | undefined {
    return name === 'device' && code.includes('/') ? code.split('/').map((part) => this.codeOf(name, part)).join(' · ') : undefined;
  }

  /** A room or plugin by its name, where records name it. */
  private ownerOf(name: string, code: string): string | undefined {
    if (name !== 'ownerId' && name !== 'pluginId') return undefined;
    return this.kinds.roomName(code);
  }

  private codeOf(name: string, code: string): string {
    const own = this.namesAt<Readonly<Record<string, string>>>('records.values')[sameAs[name] ?? name];
    const places = (elsewhere[name] ?? []).map((place) => this.namesAt(place));
    return [own, ...places].find((names) => names && Object.hasOwn(names, code))?.[code] ?? code;
  }

  /** A code may be called as something that every object has. */
  private namesAt<T = string>(place: string): Readonly<Record<string, T>> {
    return Object.assign(Object.create(null) as Record<string, T>, this.texts.translateObject<Record<string, T>>(place));
  }
}
