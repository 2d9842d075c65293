import { fillSentence, inLanguage, type ErrorDetails, type FudaoError, type Language, type LocalText } from '@fudao/plugin-sdk';

/** An answer of `application/problem+json` (RFC 9457), with what a client needs to act on it. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  /** A sentence for a person: what happened and what to do next. */
  detail: string;
  /** Whether the same request may succeed later without a change. */
  retryable: boolean;
  requestId: string;
  /** Which fields are wrong, of a refused form. */
  errors?: readonly unknown[];
  /** The other values that fill the sentence. */
  details?: ErrorDetails;
}

const titles: Readonly<Record<number, LocalText>> = {
  400: { 'zh-CN': '请求有误', en: 'Bad request' },
  401: { 'zh-CN': '需要登录', en: 'Sign-in needed' },
  403: { 'zh-CN': '没有权限', en: 'Not allowed' },
  404: { 'zh-CN': '没有找到', en: 'Not found' },
  405: { 'zh-CN': '不支持的方法', en: 'Method not allowed' },
  409: { 'zh-CN': '内容冲突', en: 'Conflict' },
  410: { 'zh-CN': '已经失效', en: 'No longer valid' },
  413: { 'zh-CN': '内容过大', en: 'Too large' },
  415: { 'zh-CN': '不支持的内容类型', en: 'Unsupported type of content' },
  422: { 'zh-CN': '无法处理', en: 'Cannot be done' },
  429: { 'zh-CN': '操作过于频繁', en: 'Too many requests' },
  503: { 'zh-CN': '服务暂时不可用', en: 'Unavailable for a moment' },
  507: { 'zh-CN': '存储空间已满', en: 'Storage full' },
  504: { 'zh-CN': '用时过长', en: 'It took too long' },
};
const otherTitles = {
  client: { 'zh-CN': '请求被拒绝', en: 'Refused' },
  server: { 'zh-CN': '系统错误', en: 'Something went wrong' },
} as const;

function titleOf(status: number): LocalText {
  return titles[status] ?? (status < 500 ? otherTitles.client : otherTitles.server);
}

/** Texts in both languages become those of the reader. */
function readable(details: ErrorDetails, language: Language): ErrorDetails {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, inLanguage(value, language)]));
}

/** Details of a fault of ours stay inside; those of a refusal are meant for the client. */
function membersOf({ details, spec }: FudaoError, language: Language): Pick<Problem, 'errors' | 'details'> {
  if (spec.status >= 500) return {};
  const { errors, ...others } = details;
  return {
    ...(Array.isArray(errors) ? { errors: errors as unknown[] } : {}),
    ...(Object.keys(others).length > 0 ? { details: readable(others, language) } : {}),
  };
}

export function problemOf(refusal: FudaoError, language: Language, requestId: string): Problem {
  const { code, spec, details } = refusal;
  return {
    type: `/api/docs#${code}`,
    title: titleOf(spec.status)[language],
    status: spec.status,
    code,
    detail: fillSentence(spec.message[language], details, language),
    retryable: spec.retryable,
    requestId,
    ...membersOf(refusal, language),
  };
}
