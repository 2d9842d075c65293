import type { LocalText } from '@fudao/plugin-sdk';

export const levels = ['school', 'district', 'city'] as const;
export type Level = (typeof levels)[number];

export type ApplicationState =
  'draft' | 'school-review' | 'district-review' | 'city-review' | 'returned' | 'refused' | 'taken-back' | 'admitted';

export const parts = ['title', 'subjects', 'grades', 'specialities', 'statement', 'certificates'] as const;
export type Part = (typeof parts)[number];

export type CertificateKind = 'title' | 'qualification' | 'honour' | 'other';

export interface Certificate {
  readonly fileId: string;
  readonly kind: CertificateKind;
  /** Null where the picture is gone. */
  readonly url: string | null;
  readonly thumbnailUrl: string | null;
  readonly width: number;
  readonly height: number;
}

export interface Content {
  readonly title: string | null;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
  readonly specialities: readonly string[];
  readonly knowledgePointIds: readonly string[];
  readonly statement: string;
  readonly certificates: readonly Certificate[];
}

export const emptyContent: Content = {
  ...{
    title: null,
    subjects: [],
    grades: [],
    specialities: [],
    knowledgePointIds: [],
    statement: '',
    certificates: [],
  },
};

export interface Step {
  readonly kind: string;
  readonly level: Level | null;
  readonly actorName: string | null;
  readonly onBehalfOfName: string | null;
  readonly reason: string | null;
  readonly asked: readonly Part[];
  readonly applicationId: string | null;
  readonly at: number;
}

interface Stage {
  readonly id: string;
  readonly state: ApplicationState;
  readonly level: Level | null;
  readonly revision: number;
  readonly submittedAt: number | null;
  readonly enteredAt: number | null;
  readonly dueAt: number | null;
}

export interface Application extends Stage {
  readonly content: Content;
  readonly asked: readonly Part[];
  readonly changedAt: number;
}

export type AdmissionState = 'admitted' | 'suspended' | 'withdrawn' | 'lapsed';

export interface Admission {
  readonly teacherId: string;
  readonly teacherName: string;
  readonly educationId: string;
  readonly schoolName: string;
  readonly districtName: string;
  readonly state: AdmissionState;
  readonly revision: number;
  readonly title: string;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
  readonly admittedAt: number;
  readonly validUntil: number;
  readonly lastDay: string;
  readonly confirmationAskedAt: number | null;
  readonly reason: string | null;
}

export interface Own {
  readonly standing: { readonly state: 'none' | 'applied' | AdmissionState };
  readonly schoolName: string;
  readonly districtName: string;
  readonly application: Application | null;
  readonly mayBegin: boolean;
  readonly admission: Admission | null;
  readonly confirmationOpensAt: number | null;
  readonly history: readonly Step[];
}

export interface Progress {
  readonly id: string;
  readonly state: ApplicationState;
  readonly revision: number;
  readonly dueAt: number | null;
}

export interface Title {
  readonly id: string;
  readonly name: LocalText;
  readonly isEligible: boolean;
}

export type Deadlines = Readonly<Record<Level, number>>;

export interface Options {
  readonly titles: readonly Title[];
  readonly deadlines: Deadlines;
  readonly openDays: number;
}

export interface QueueItem extends Stage {
  readonly teacherName: string;
  readonly educationId: string;
  readonly schoolName: string;
  readonly districtName: string;
  readonly title: string | null;
  readonly subjects: readonly string[];
  readonly grades: readonly number[];
  readonly isOverdue: boolean;
  readonly mayDecide: boolean;
}

export interface Counts {
  readonly waiting: number;
  readonly overdue: number;
  readonly confirmations: number;
  readonly levels: readonly Level[];
}

export interface Review extends Application {
  readonly teacherName: string;
  readonly educationId: string;
  readonly schoolName: string;
  readonly districtName: string;
  readonly knowledgePoints: readonly string[];
  readonly isOverdue: boolean;
  readonly mayDecide: boolean;
  readonly refusal: LocalText | null;
  readonly admission: Admission | null;
  readonly history: readonly Step[];
}

export interface BulkItem {
  readonly id: string;
  readonly isDone: boolean;
  readonly message: LocalText | null;
}

export interface Delegation {
  readonly id: string;
  readonly level: Level;
  readonly fromName: string;
  readonly toName: string;
  readonly isMine: boolean;
  readonly beginsAt: number;
  readonly endsAt: number;
}

export interface Delegations {
  readonly items: readonly Delegation[];
  readonly candidates: readonly { readonly id: string; readonly name: string; readonly level: Level }[];
}
