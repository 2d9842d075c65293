import DOMPurify from 'dompurify';
import katex from 'katex';
import createMarkdownIt, { type MarkdownIt } from 'markdown-it';
import { blankRule } from './blank-rule.ts';
import { formulaRule } from './formula-rule.ts';
import { pictureRule, type RichTextPictures } from './picture-rule.ts';

/** Loaded only when the first text is shown: it brings KaTeX and the rest along. */

function renderFormula(latex: string, isBlock: boolean): string {
  return katex.renderToString(latex, {
    displayMode: isBlock,
    throwOnError: false,
    strict: 'ignore',
    trust: false,
    maxSize: 20,
    maxExpand: 300,
    errorColor: 'var(--mat-sys-error)',
  });
}

const rules = [
  'normalize', 'block', 'inline', 'text_join', 'paragraph', 'list', 'blockquote', 'heading', 'hr', 'table',
  'text', 'newline', 'escape', 'emphasis', 'image', 'strikethrough', 'balance_pairs', 'fragments_join',
];

function createMarkdown(pictures: RichTextPictures): MarkdownIt {
  const markdown = createMarkdownIt('zero', { html: false, breaks: true, typographer: false });
  markdown.enable(rules, true);
  formulaRule(markdown, renderFormula);
  blankRule(markdown);
  pictureRule(markdown, (id) => pictures[id]);
  return markdown;
}

/**
 * Our rich text as HTML that is safe to show. Three walls: the Markdown knows no HTML, KaTeX trusts
 * nothing, and what comes out is cleaned.
 */
export function renderRichText(text: string, pictures: RichTextPictures = {}): string {
  const html = createMarkdown(pictures).render(text);
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true, mathMl: true, svg: true },
    ADD_TAGS: ['semantics', 'annotation'],
    ADD_ATTR: ['data-full', 'encoding'],
    FORBID_TAGS: ['form', 'input', 'button', 'style', 'a', 'iframe', 'video', 'audio'],
    ALLOWED_URI_REGEXP: /^(\/|blob:|https?:)/i,
  });
}
