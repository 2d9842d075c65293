import { InjectionToken } from '@angular/core';

/** Which of the two apps runs: it names cookies, contributions and what is kept on the device. */
export type AppId = 'student' | 'admin';

export const APP_ID = new InjectionToken<AppId>('which app runs');
