import { iconPaths } from './icon-paths.ts';

/** What only the staff app shows: no phone of a student fetches it. */
export const staffIcons: Readonly<Record<string, string>> = {
  account_balance: 'M3 9.5 12 4l9 5.5zM5 10v8M10 10v8M14 10v8M19 10v8M3 20.5h18',
  assignment: 'M6 4h12a1 1 0 0 1 1 1v15H5V5a1 1 0 0 1 1-1zM9 3h6v3H9zM8.5 11h7M8.5 15h5',
  attach_file: 'M19 11.5 12 18.5a4.5 4.5 0 0 1-6.4-6.4L13 4.8a3 3 0 0 1 4.3 4.3l-7.3 7.2a1.5 1.5 0 0 1-2.1-2.1L14 8',
  rocket_launch: 'M9 15c0-6 4-10.5 11-11-.5 7-5 11-11 11zM9 15l-3-3 2-3.5h3.5M9 15l3 3 3.5-2v-3.5M5 16c-1 1-1.5 4-1.5 4.5.5 0 3.5-.5 4.5-1.5M15 9h.01',
  table_chart: 'M4 5h16v14H4zM4 10h16M10 10v9',
};

/** For the staff app, as it starts. */
export function knowStaffIcons(): void {
  Object.assign(iconPaths, staffIcons);
}
