import { inject, Injectable } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import type { LocalText } from '@fudao/plugin-sdk';
import { formatMoment, Language } from '@fudao/ui-kit';
import { RatingsApi } from '../ratings/ratings-api.ts';
import type { PayloadWords } from './payload-lines.ts';

type Names = Readonly<Record<string, string>>;

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
  private readonly subjects = toSignal(inject(RatingsApi).subjectNames, { initialValue: noSubjects });

  words(): PayloadWords {
    const language = this.language.current();
    const fields = this.namesAt('records.fields');
    const subjects = this.subjects();
    return {
      nameOf: (name) => fields[name] ?? name,
      codeOf: (name, code) => (/^subjects?$/.test(name) ? subjects[code]?.[language] : undefined) ?? this.ownerOf(name, code) ?? this.deviceOf(name, code) ?? this.codeOf(name, code),
      yesOrNo: (is) => this.texts.translate<string>(is ? 'records.yes' : 'records.no'),
      momentText: (moment) => formatMoment(moment, 'full', language, moment),
    };
  }

  /** A browser on a kind of device is kept as two codes. */
  private deviceOf(name: string, code: string): string | undefined {
    return name === 'device' && code.includes('/') ? code.split('/').map((part) => this.codeOf(name, part)).join(' · ') : undefined;
  }

  /** A room or plugin by its name, where records name it. */
  private ownerOf(name: string, code: string): string | undefined {
    if (name !== 'ownerId' && name !== 'pluginId') return undefined;
    return this.namesAt<Names>('records.kinds')[code]?.['room'];
  }

  private codeOf(name: string, code: string): string {
    const own = this.namesAt<Names>('records.values')[sameAs[name] ?? name];
    const places = (elsewhere[name] ?? []).map((place) => this.namesAt(place));
    return [own, ...places].find((names) => names && Object.hasOwn(names, code))?.[code] ?? code;
  }

  /** A code may be called as something that every object has. */
  private namesAt<T = string>(place: string): Readonly<Record<string, T>> {
    return Object.assign(Object.create(null) as Record<string, T>, this.texts.translateObject<Record<string, T>>(place));
  }
}
