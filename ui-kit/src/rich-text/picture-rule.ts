import type { MarkdownIt } from 'markdown-it';

/** A picture that a text shows by its token. */
export interface RichTextPicture {
  readonly url: string;
  readonly thumbnailUrl?: string;
  readonly width: number;
  readonly height: number;
}

/** By file id. */
export type RichTextPictures = Readonly<Record<string, RichTextPicture>>;

/** What a rendering of one text is given. */
export interface PictureEnvironment {
  readonly pictures: RichTextPictures;
}

const fileToken = /^file:([\w-]{1,64})$/;

/** `![words](file:ID)` shows a picture of the platform; no other address is ever loaded. */
export function pictureRule(markdown: MarkdownIt): void {
  const { escapeHtml } = markdown.utils;
  const allowLink = markdown.validateLink.bind(markdown);
  markdown.validateLink = (url) => fileToken.test(url) || allowLink(url);
  markdown.renderer.rules['image'] = (tokens, index, _, environment) => {
    const { pictures } = environment as unknown as PictureEnvironment;
    const token = tokens[index]!;
    const id = fileToken.exec(String(token.attrGet('src')))?.[1];
    const words = escapeHtml(token.content);
    const picture = id === undefined ? undefined : pictures[id];
    if (!picture) return `<span class="fd-picture-missing">${words}</span>`;
    const { url, thumbnailUrl = url, width, height } = picture;
    return `<img class="fd-picture" src="${escapeHtml(thumbnailUrl)}" data-full="${escapeHtml(url)}" width="${width}" height="${height}" alt="${words}" loading="lazy" decoding="async" tabindex="0" role="button">`;
  };
}

/** The ids of the pictures that a text shows, in their order. */
export function pictureIdsOf(text: string): string[] {
  return [...text.matchAll(/!\[[^[\]]*\]\(file:([\w-]{1,64})\)/g)].map(([, id]) => id!);
}
