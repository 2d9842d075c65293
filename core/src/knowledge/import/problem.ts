import { fillSentence, type LocalText } from '@fudao/plugin-sdk';

interface ProblemSpec {
  /** `error`: the line is left out. `warning`: it is taken, but somebody should look. */
  readonly level: 'error' | 'warning';
  readonly sentence: LocalText;
}

const lineProblems = {
  BROKEN_JSON: {
    level: 'error',
    sentence: { 'zh-CN': '这一行不是完整的 JSON：{reason}', en: 'This line is not a whole JSON object: {reason}' },
  },
  NOT_UTF8: {
    level: 'error',
    sentence: {
      'zh-CN': '这一行不是 UTF-8 编码，请将文件转存为 UTF-8。',
      en: 'This line is not UTF-8. Please save the file as UTF-8.',
    },
  },
  LINE_TOO_LONG: {
    level: 'error',
    sentence: { 'zh-CN': '这一行超过 {kilobytes} KB。', en: 'This line is longer than {kilobytes} kB.' },
  },
  INVALID: {
    level: 'error',
    sentence: { 'zh-CN': '字段“{field}”有误：{reason}', en: 'The field "{field}" is wrong: it {reason}' },
  },
  EMPTY_STEM: { level: 'error', sentence: { 'zh-CN': '题干为空。', en: 'The stem is empty.' } },
  UNKNOWN_SUBJECT: {
    level: 'error',
    sentence: {
      'zh-CN': '未知学科“{subject}”。学科在 config/subjects.yaml 中定义。',
      en: 'The subject "{subject}" is not known. Subjects are named in config/subjects.yaml.',
    },
  },
  DUPLICATE_ID: {
    level: 'error',
    sentence: {
      'zh-CN': '同一文件中第 {first} 行已有此编号，仅保留先出现的一行。',
      en: 'Line {first} of the same file has this id already; the first one counts.',
    },
  },
  RESERVED_SOURCE: {
    level: 'error',
    sentence: {
      'zh-CN': '来源“{source}”为平台保留，请更换。',
      en: 'The source "{source}" is kept for the platform. Please use another.',
    },
  },
  ID_TAKEN: {
    level: 'error',
    sentence: { 'zh-CN': '此编号属于另一来源的题目。', en: 'This id belongs to a question of another source.' },
  },
  WITHDRAWN: {
    level: 'warning',
    sentence: {
      'zh-CN': '此题已被审核员撤下，不会重新加入题库。',
      en: 'A reviewer took this question out of the bank; it stays out.',
    },
  },
  INCOMPLETE: {
    level: 'warning',
    sentence: {
      'zh-CN': '选项或答案不完整，已导入并标记。',
      en: 'The options or the answer cannot be used as they are; imported and marked.',
    },
  },
} as const satisfies Record<string, ProblemSpec>;

export type LineProblemCode = keyof typeof lineProblems;

/** What is wrong with one line, as the report file has it. */
export interface LineProblem {
  readonly line: number;
  readonly id: string | null;
  readonly level: 'error' | 'warning';
  readonly code: LineProblemCode;
  readonly sentence: LocalText;
}

export function lineProblem(
  line: number,
  id: string | null,
  code: LineProblemCode,
  details: Record<string, unknown> = {},
): LineProblem {
  const { level, sentence } = lineProblems[code];
  const filled = { 'zh-CN': fillSentence(sentence['zh-CN'], details), en: fillSentence(sentence.en, details) };
  return { line, id, level, code, sentence: filled };
}

const fileFaults = {
  FILE_NOT_FOUND: { 'zh-CN': '找不到文件 {file}。', en: 'There is no file {file}.' },
  FILE_NOT_READABLE: { 'zh-CN': '无法读取文件：{reason}', en: 'The file cannot be read: {reason}' },
  FILE_EMPTY: { 'zh-CN': '文件中没有任何内容。', en: 'The file holds nothing.' },
  FILE_NOT_UTF8: {
    'zh-CN': '文件不是 UTF-8 编码（可能是 {guess}），请转存为 UTF-8 后再导入。',
    en: 'The file is not UTF-8 (it may be {guess}). Please save it as UTF-8 and import it again.',
  },
  FILE_NO_QUESTIONS: {
    'zh-CN': '没有一行是可用的题目，请检查文件格式（每行一个 JSON 对象）。',
    en: 'Not one line is a usable question. Please check the format: one JSON object a line.',
  },
  GZIP_DAMAGED: {
    'zh-CN': '压缩文件不完整或已损坏（{reason}），此前读出的题目已保存。请重新获取文件后再次导入。',
    en: 'The gzip file is cut off or damaged ({reason}); what was read before is kept. Get the file again and import it once more.',
  },
  INTERRUPTED: {
    'zh-CN': '导入被中断，已完成的部分已保存，可再次运行继续。',
    en: 'The import was interrupted. What is done is kept; run it again to go on.',
  },
} as const satisfies Record<string, LocalText>;

export type FileFaultCode = keyof typeof fileFaults;

/** The file as a whole cannot be read (on); thrown, and told in the summary. */
export class FileFault extends Error {
  readonly code: FileFaultCode;
  readonly sentence: LocalText;

  constructor(code: FileFaultCode, details: Record<string, unknown> = {}, options?: { cause?: unknown }) {
    const sentence: LocalText = fileFaults[code];
    const filled = { 'zh-CN': fillSentence(sentence['zh-CN'], details), en: fillSentence(sentence.en, details) };
    super(filled.en, options);
    this.name = 'FileFault';
    this.code = code;
    this.sentence = filled;
  }
}
