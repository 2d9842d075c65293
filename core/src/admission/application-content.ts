import { Type, type LocalText, type Static } from '@fudao/plugin-sdk';
import { isEligible, type AdmissionPolicy } from './admission-policy.ts';
import { errors } from './errors.ts';

const closed = { additionalProperties: false } as const;
const SubjectId = Type.String({ pattern: '^[a-z]+(-[a-z]+)*$', maxLength: 40 });
const FileId = Type.String({ minLength: 1, maxLength: 64 });

export const certificateKinds = ['title', 'qualification', 'honour', 'other'] as const;

export const CertificateSchema = Type.Object(
  { fileId: FileId, kind: Type.Union(certificateKinds.map((kind) => Type.Literal(kind))) },
  closed,
);

/** What an application says. A draft may lack anything. */
export const ApplicationContentSchema = Type.Object(
  {
    title: Type.Union([Type.Null(), Type.String({ maxLength: 40 })]),
    subjects: Type.Array(SubjectId, { maxItems: 3, uniqueItems: true }),
    grades: Type.Array(Type.Integer({ minimum: 7, maximum: 9 }), { maxItems: 3, uniqueItems: true }),
    /** What the teacher is good at, in own words. */
    specialities: Type.Array(Type.String({ minLength: 1, maxLength: 16, pattern: '\\S' }), {
      maxItems: 8,
      uniqueItems: true,
    }),
    /** The same as knowledge points of the subjects. */
    knowledgePointIds: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 20, uniqueItems: true }),
    statement: Type.String({ maxLength: 500 }),
    certificates: Type.Array(CertificateSchema, { maxItems: 8 }),
  },
  closed,
);
export type ApplicationContent = Static<typeof ApplicationContentSchema>;

export const emptyContent: ApplicationContent = {
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

/** Parts of an application that a reviewer can ask for. */
export const contentParts = ['title', 'subjects', 'grades', 'specialities', 'statement', 'certificates'] as const;
export type ContentPart = (typeof contentParts)[number];

export const partNames: Readonly<Record<ContentPart, LocalText>> = {
  title: { 'zh-CN': '职称', en: 'title' },
  subjects: { 'zh-CN': '学科', en: 'subjects' },
  grades: { 'zh-CN': '年级', en: 'grades' },
  specialities: { 'zh-CN': '专长', en: 'specialities' },
  statement: { 'zh-CN': '个人说明', en: 'statement' },
  certificates: { 'zh-CN': '职称证书图片', en: 'a picture of the title certificate' },
};

/** What a draft lacks before it can be submitted. */
export function missingParts(content: ApplicationContent): ContentPart[] {
  const lacks: Partial<Record<ContentPart, boolean>> = {
    title: content.title === null,
    subjects: content.subjects.length === 0,
    grades: content.grades.length === 0,
    certificates: !content.certificates.some(({ kind }) => kind === 'title'),
  };
  return contentParts.filter((part) => lacks[part]);
}

function joined(parts: readonly ContentPart[]): LocalText {
  const names = parts.map((part) => partNames[part]);
  return { 'zh-CN': names.map((name) => name['zh-CN']).join('、'), en: names.map((name) => name.en).join(', ') };
}

/** @throws a refusal that names what is missing, or that the title does not do */
export function checkComplete(content: ApplicationContent, policy: AdmissionPolicy): void {
  const missing = missingParts(content);
  if (missing.length > 0) throw errors.INCOMPLETE({ missing: joined(missing), parts: missing });
  if (!isEligible(policy, content.title!)) throw errors.TITLE_TOO_LOW();
}

/** What there is to choose from. */
export interface Choices {
  readonly subjects: ReadonlySet<string>;
  readonly grades: ReadonlySet<number>;
  readonly titles: ReadonlySet<string>;
  /** Knowledge points of the chosen subjects. */
  readonly knowledgePoints: ReadonlySet<string>;
}

const whats = {
  title: partNames.title,
  subject: { 'zh-CN': '学科', en: 'subject' },
  grade: { 'zh-CN': '年级', en: 'grade' },
  point: { 'zh-CN': '知识点', en: 'knowledge point of the subjects' },
} as const;

/** @throws a refusal where something is chosen that there is not */
export function checkChoices(content: ApplicationContent, choices: Choices): void {
  const refuse = (what: LocalText) => errors.UNKNOWN_CHOICE({ what });
  if (content.title !== null && !choices.titles.has(content.title)) throw refuse(whats.title);
  if (content.subjects.some((id) => !choices.subjects.has(id))) throw refuse(whats.subject);
  if (content.grades.some((grade) => !choices.grades.has(grade))) throw refuse(whats.grade);
  if (content.knowledgePointIds.some((id) => !choices.knowledgePoints.has(id))) throw refuse(whats.point);
}
