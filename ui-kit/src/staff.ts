/** What only pages of staff need: spans of days to look at, files to take along, and what is seen under an opening. */
export * from './time/periods.ts';
export * from './watermark/watermarked.ts';
export { FileSaver } from './files/file-saver.ts';
