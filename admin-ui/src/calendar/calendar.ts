export type CityDayKind = 'school-day' | 'make-up' | 'weekend' | 'holiday' | 'vacation';
export type DayKind = CityDayKind | 'district-free';

export interface CalendarDay {
  readonly date: string;
  readonly kind: DayKind;
  readonly isSchoolDay: boolean;
  readonly termId: string | null;
  readonly name: string | null;
  readonly isProvisional: boolean;
  readonly cityKind: CityDayKind;
  readonly mark: 'holiday' | 'make-up' | null;
  readonly exception: string | null;
}

export interface Term {
  readonly id: string;
  readonly schoolYear: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface SchoolYear {
  readonly year: number;
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly terms: readonly Term[];
  readonly days: readonly CalendarDay[];
  readonly provisional: number;
  readonly revisions: { readonly city: number; readonly district: number | null };
}

export type Mark = 'holiday' | 'make-up' | 'free' | null;

export interface MarkDays {
  readonly from: string;
  readonly to: string;
  readonly mark: Mark;
  readonly name?: string;
  readonly isProvisional?: boolean;
}

export interface TermEdit {
  readonly id?: string;
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

/** One event of a calendar's file. */
export interface CalendarEntry {
  readonly kind: 'term' | 'holiday' | 'make-up' | 'free';
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly isProvisional: boolean;
  readonly id?: string;
}

export interface ReadFile {
  readonly entries: readonly CalendarEntry[];
  readonly leftOut: readonly { readonly summary: string; readonly date: string; readonly reason: string }[];
  readonly leftOutCount: number;
}

/** What an administrator wants, as the preview takes it. */
export type Edit =
  | ({ readonly kind: 'mark-days' } & MarkDays)
  | ({ readonly kind: 'save-term' } & TermEdit)
  | { readonly kind: 'remove-term'; readonly id: string }
  | { readonly kind: 'put-back'; readonly revision: number }
  | { readonly kind: 'take-over'; readonly entries: readonly CalendarEntry[]; readonly replace: boolean }
  | { readonly kind: 'take-published'; readonly year: number; readonly overwrite: boolean };

/** What is to be saved, and its name in a sentence. */
export interface Wanted {
  readonly edit: Edit;
  readonly name: string;
}

/** Whether the arrangement of a year's holidays is known, and by which notice. */
export interface Published {
  readonly year: number;
  readonly notice: { readonly title: string; readonly publishedOn: string } | null;
  readonly years: readonly number[];
}

export interface Entered {
  readonly kind: 'holiday' | 'make-up' | 'free';
  readonly name: string;
  readonly isProvisional: boolean;
}

interface TermText {
  readonly name: string;
  readonly startsOn: string;
  readonly endsOn: string;
}

export interface ChangeView {
  readonly terms: readonly { readonly before: TermText | null; readonly after: TermText | null }[];
  readonly days: readonly {
    readonly from: string;
    readonly to: string;
    readonly before: Entered | null;
    readonly after: Entered | null;
  }[];
}

export interface Planned {
  readonly activity: string;
  readonly count: number;
}

export interface Preview {
  readonly revision: number;
  readonly change: ChangeView;
  readonly taken: readonly string[];
  readonly given: readonly string[];
  readonly planned: readonly Planned[];
  /** What stays as the city has it, and what was published. */
  readonly kept: ChangeView['days'];
  /** Make-up days without school, since they lie in no term. */
  readonly outsideTerms: readonly string[];
}

export interface Saved {
  readonly revision: number;
  readonly hasChanged: boolean;
  readonly taken: number;
  readonly given: number;
}

export interface HistoryItem {
  readonly revision: number;
  readonly kind: Edit['kind'] | 'import';
  readonly putBack: number | null;
  readonly source: string | null;
  readonly change: ChangeView;
  readonly changedByName: string;
  readonly changedAt: string;
}
