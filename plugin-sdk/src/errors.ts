import type { Language, LocalText } from './local-text.ts';

export interface ErrorSpec {
  /** HTTP status, 400 to 599. */
  status: number;
  /** Whether the same request may succeed later without a change. */
  retryable: boolean;
  /** A sentence for a person: what happened and what to do next. `{name}` is filled from the details. */
  message: LocalText;
}

/**
 * Values that go with an error: they fill the sentence and reach the client, a text in both languages in the client's.
 * No personal data.
 */
export type ErrorDetails = Record<string, unknown>;

/** An expected refusal. Everything else that is thrown is a fault of ours and becomes `INTERNAL`. */
export class FudaoError extends Error {
  readonly code: string;
  readonly spec: ErrorSpec;
  readonly details: ErrorDetails;

  constructor(code: string, spec: ErrorSpec, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(fillSentence(spec.message.en, details), options);
    this.name = 'FudaoError';
    this.code = code;
    this.spec = spec;
    this.details = details;
  }
}

export type ErrorFactory = (details?: ErrorDetails, options?: { cause?: unknown }) => FudaoError;

/**
 * Declares a package's table of errors. `defineErrors('QA', { NOT_OPEN: {...} })` gives
 * `errors.NOT_OPEN({ ... })`, whose stable code is `QA_NOT_OPEN`.
 */
export function defineErrors<K extends string>(
  prefix: string,
  table: Record<K, ErrorSpec>,
): Record<K, ErrorFactory> & { readonly $table: Readonly<Record<string, ErrorSpec>> } {
  const entries = Object.entries<ErrorSpec>(table).map(([name, spec]) => [`${prefix}_${name}`, name, spec] as const);
  const factories = Object.fromEntries(
    entries.map(([code, name, spec]) => [
      name,
      (details?: ErrorDetails, options?: { cause?: unknown }) => new FudaoError(code, spec, details, options),
    ]),
  ) as Record<K, ErrorFactory>;
  const $table = Object.freeze(Object.fromEntries(entries.map(([code, , spec]) => [code, spec])));
  return Object.assign(factories, { $table });
}

const isLocalText = (value: unknown): value is LocalText => typeof (value as Partial<LocalText> | null | undefined)?.['zh-CN'] === 'string';

/** A value of an error as people of a language see it. */
export function inLanguage(value: unknown, language: Language): unknown {
  return isLocalText(value) ? value[language] : value;
}

/** Fills `{name}` in a sentence with the value of that name; unknown names stay as they are. */
export function fillSentence(sentence: string, details: ErrorDetails, language: Language = 'en'): string {
  const said = (name: string) => String(inLanguage(details[name], language));
  return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (name in details ? said(name) : whole));
}

/** Errors any package may throw. */
export const commonErrors = defineErrors('FUDAO', {
  INVALID: {
    status: 400,
    retryable: false,
    message: { 'zh-CN': '提交的内容有误：{reason}。请修改后再试。', en: 'The request is not valid: {reason}. Please correct it and try again.' },
  },
  NOT_SIGNED_IN: {
    status: 401,
    retryable: false,
    message: { 'zh-CN': '请先登录。', en: 'Please sign in first.' },
  },
  NOT_ALLOWED: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '没有进行此操作的权限。', en: 'Your role does not allow this.' },
  },
  PLUGIN_NOT_ENABLED: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '所在区尚未启用“{plugin}”。', en: '"{plugin}" is not enabled in your district.' },
  },
  CAPABILITY_REFUSED: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '插件“{plugin}”未获准使用“{capability}”。', en: 'Plugin "{plugin}" was not granted "{capability}".' },
  },
  EVENT_REFUSED: {
    status: 403,
    retryable: false,
    message: { 'zh-CN': '插件“{plugin}”未声明会发布事件“{event}”。', en: 'Plugin "{plugin}" does not declare the event "{event}".' },
  },
  NOT_FOUND: {
    status: 404,
    retryable: false,
    message: { 'zh-CN': '没有找到所请求的内容，它可能已被移除。', en: 'This was not found; it may have been removed.' },
  },
  CONFLICT: {
    status: 409,
    retryable: false,
    message: { 'zh-CN': '内容刚被他人修改，请刷新后再试。', en: 'Somebody changed this just now. Please reload and try again.' },
  },
  TOO_LARGE: {
    status: 413,
    retryable: false,
    message: { 'zh-CN': '内容过大，请缩减后再试。', en: 'This is too large. Please shorten it and try again.' },
  },
  TOO_MANY: {
    status: 429,
    retryable: true,
    message: { 'zh-CN': '操作过于频繁，请在 {seconds} 秒后再试。', en: 'Too many attempts. Please try again in {seconds} seconds.' },
  },
  INTERNAL: {
    status: 500,
    retryable: true,
    message: { 'zh-CN': '系统出错了，请稍后再试。', en: 'Something went wrong on our side. Please try again later.' },
  },
  TIMED_OUT: {
    status: 504,
    retryable: true,
    message: {
      'zh-CN': '用时过长，未能确认是否完成。请先刷新查看内容是否已保存，再重试。',
      en: 'This took too long. Please reload to see whether it was saved, then try again.',
    },
  },
  BUSY: {
    status: 503,
    retryable: true,
    message: {
      'zh-CN': '“{plugin}”当前使用的人太多，请在 {seconds} 秒后再试。',
      en: '"{plugin}" is in use by too many people right now. Please try again in {seconds} seconds.',
    },
  },
  PLUGIN_RESTING: {
    status: 503,
    retryable: true,
    message: {
      'zh-CN': '“{plugin}”出现故障，暂停使用，请在 {seconds} 秒后再试。其他功能不受影响。',
      en: '"{plugin}" is having trouble and rests. Please try again in {seconds} seconds; everything else works.',
    },
  },
  UNAVAILABLE: {
    status: 503,
    retryable: true,
    message: { 'zh-CN': '服务暂时不可用，请稍后再试，已保存的内容不会丢失。', en: 'The service is unavailable for a moment. What you saved is safe; please try again shortly.' },
  },
});
