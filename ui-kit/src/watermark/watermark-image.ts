import { InjectionToken, type Signal } from '@angular/core';

/** The watermark that lies over a page, as a CSS image: windows above the page carry it too. */
export const WATERMARK_IMAGE = new InjectionToken<Signal<string>>('watermark image');
