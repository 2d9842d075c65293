import DOMPurify from 'dompurify';
import createMarkdownIt, { type MarkdownIt } from 'markdown-it';
import { blankRule } from './blank-rule.ts';
import { type FormulaEnvironment, formulaRule, type RenderFormula } from './formula-rule.ts';
import { markRule } from './mark-rule.ts';
import { type PictureEnvironment, pictureRule, type RichTextPictures } from './picture-rule.ts';

const rules = [
  'normalize',
  'block',
  'inline',
  'text_join',
  'paragraph',
  'list',
  'blockquote',
  'heading',
  'hr',
  'table',
  'text',
  'newline',
  'escape',
  'emphasis',
  'image',
  'strikethrough',
  'balance_pairs',
  'fragments_join',
];

function createMarkdown(): MarkdownIt {
  const markdown = createMarkdownIt('zero', { html: false, breaks: true, typographer: false });
  markdown.enable(rules, true);
  formulaRule(markdown);
  blankRule(markdown);
  markRule(markdown);
  pictureRule(markdown);
  return markdown;
}

/** Made once: a list shows many texts, and each making would cost more than a short text does. */
const markdown = createMarkdown();

/**
 * DOMPurify asks this of every attribute, not of addresses alone: what begins like no scheme at all must
 * pass too, or the paths that draw a root, an arrow or a vector are lost.
 */
const harmlessValue = /^(?:(?:https?|blob):|[^a-z]|[a-z+.-]+(?:[^a-z+.:-]|$))/i;

/**
 * Our rich text as HTML that is safe to show. Three walls: the Markdown knows no HTML, KaTeX trusts
 * nothing, and what comes out is cleaned.
 */
export function renderRichText(text: string, pictures: RichTextPictures, renderFormula: RenderFormula): string {
  const environment: FormulaEnvironment & PictureEnvironment = { pictures, renderFormula };
  const html = markdown.render(text, { ...environment });
  return DOMPurify.sanitize(html, {
    USE_PROFILES: { html: true, mathMl: true, svg: true },
    ADD_TAGS: ['semantics', 'annotation'],
    ADD_ATTR: ['data-full', 'encoding'],
    FORBID_TAGS: ['form', 'input', 'button', 'style', 'a', 'iframe', 'video', 'audio'],
    ALLOWED_URI_REGEXP: harmlessValue,
  });
}
