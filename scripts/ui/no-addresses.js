/**
 * In place of the packages `mdurl` and `punycode.js`, which write the address of a link in full: our Markdown has no
 * links, and of a picture's address it takes only the platform's own `file:ID`, which needs nothing written in full.
 */
export const parse = (href) => ({ href });
export const format = ({ href }) => href;
export const encode = (text) => text;
export const decode = (text) => text;
export default {};
