import type { Rules } from './rules-schema.ts';
import { ruleFields, tighten, valueAt, withValue, type Tightening } from './tighten.ts';
import { cityScope, scopeOf, type RulesScope, type RulesVersion } from './versions.repository.ts';

export interface RulesThatHold {
  readonly rules: Rules;
  /** Names the versions that they are made of, for the record: `city@3 district:east@1`. */
  readonly version: string;
}

/** All versions of all scopes at one reading of the database. */
export class RuleBook {
  private readonly start: Rules;
  private readonly versions: readonly RulesVersion[];

  /** @param start what holds where the city never changed anything */
  constructor(start: Rules, versions: readonly RulesVersion[]) {
    this.start = start;
    this.versions = versions;
  }

  /** The same if a version were added, its scope's newest. */
  with(version: Pick<RulesVersion, 'scope' | 'rules' | 'effectiveFrom'>): RuleBook {
    const unsaved = { reason: '', undoes: null, createdAt: 0, createdBy: '', withdrawnAt: null };
    return new RuleBook(this.start, [...this.versions, { ...unsaved, ...version, number: Number.MAX_SAFE_INTEGER }]);
  }

  /** The same if a version were withdrawn. */
  without({ scope, number }: Pick<RulesVersion, 'scope' | 'number'>): RuleBook {
    return new RuleBook(this.start, this.versions.filter((one) => one.scope !== scope || one.number !== number));
  }

  /** Moments after another at which something changes in any of some scopes. */
  changesAfter(scopes: readonly RulesScope[], at: number): number[] {
    return scopes.flatMap((scope) => this.planned(scope, at)).map(({ effectiveFrom }) => effectiveFrom);
  }

  /** The version of a scope that holds at a moment; undefined where nothing was ever changed. */
  versionAt(scope: RulesScope, at: number): RulesVersion | undefined {
    return this.versions.findLast((version) => version.scope === scope && version.effectiveFrom <= at);
  }

  cityAt(at: number): Rules {
    return complete(this.versionAt(cityScope, at)?.rules, this.start);
  }

  districtAt(districtId: string, at: number): Tightening {
    return (this.versionAt(scopeOf(districtId), at)?.rules ?? {}) as Tightening;
  }

  /** What holds for people of some districts together: the tightest of each rule. */
  rulesAt(districtIds: readonly string[], at: number): RulesThatHold {
    const scopes = [cityScope, ...[...new Set(districtIds)].sort().map(scopeOf)];
    const names = scopes.map((scope) => `${scope}@${this.versionAt(scope, at)?.number ?? 0}`);
    const rules = districtIds.reduce((held, id) => tighten(held, this.districtAt(id, at)), this.cityAt(at));
    return { rules, version: names.filter((name, index) => index === 0 || !name.endsWith('@0')).join(' ') };
  }

  /** The newest version of a scope, planned ones too. */
  newest(scope: RulesScope): RulesVersion | undefined {
    return this.versions.findLast((version) => version.scope === scope);
  }

  /** Versions of a scope that do not hold yet. */
  planned(scope: RulesScope, at: number): RulesVersion[] {
    return this.versions.filter((version) => version.scope === scope && version.effectiveFrom > at);
  }
}

/** Rules that were kept before a release knew a new one get that one's starting value. */
function complete(kept: Rules | Tightening | undefined, start: Rules): Rules {
  if (!kept) return start;
  return ruleFields.reduce((rules, { path }) => {
    const value = valueAt(kept, path);
    return value === undefined ? rules : withValue(rules, path, value);
  }, start);
}
