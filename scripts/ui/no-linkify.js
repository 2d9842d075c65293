/** In place of the package `linkify-it`: our Markdown makes no links of words. */
export class LinkifyIt {}
