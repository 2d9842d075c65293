/** What pages need on which somebody writes: rich text, pictures, settings. */
export * from './pictures/picture-input.ts';
export * from './rich-text-editor/rich-text-editor.ts';
export * from './settings-form/settings-form.ts';
export type { SettingsSchema } from './settings-form/settings-field.ts';
