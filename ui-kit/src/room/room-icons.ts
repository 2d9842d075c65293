import { iconPaths } from '../icon/icon-paths.ts';

/** What only a tutoring room shows: known with its first part, so that no other page fetches it. */
const roomIcons: Readonly<Record<string, string>> = {
  circle: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16z',
  draw: 'M4 20c2.5 0 3-2.5 5-2.5s2 2.5 4.5 2.5M8.5 13.5 16 4l3 2.5-7.5 9-3.5.8z',
  fit_screen: 'M4 9V5h4M16 5h4v4M20 15v4h-4M8 19H4v-4M8.5 9.5h7v5h-7z',
  ink_eraser: 'M9 19.5 3.8 14.3 13.5 4.6l6.2 6.2-8.7 8.7zM8.5 9.6l6.2 6.2M9 19.5h11',
  line: 'M5 19 19 5',
  line_arrow: 'M5 19 18.5 5.5M10.5 5h8.5v8.5',
  mic_off: 'M9 7v4.5a3 3 0 0 0 4.5 2.6M15 10.5v-4a3 3 0 0 0-5.7-1.3M6 11.5a6 6 0 0 0 9.3 5M18 11.5c0 .8-.1 1.5-.4 2.2M12 17.5V21M4 4l16 16',
  pan_tool: 'M8 12.5V6.2a1.4 1.4 0 0 1 2.8 0V11 4.7a1.4 1.4 0 0 1 2.8 0V11 5.7a1.4 1.4 0 0 1 2.8 0v6-3a1.4 1.4 0 0 1 2.8 0v5.8c0 3.5-2.5 6-5.8 6-2.8 0-4-1-5.5-3.5L5 13.2c-.6-1.3 1-2.3 2-1.2z',
  point: 'M6 3.5 18.5 12l-5.5 1.2L10 19z',
  rectangle: 'M4 6h16v12H4z',
  screen_share: 'M4 5h16v11H4zM2.5 19.5h19M12 13V8M9.5 10.3 12 7.8l2.5 2.5',
  videocam_off: 'M8 6.5h7v6.5M15 15.5v2H3.5v-11H5M15 10.5l5.5-3v9l-2.5-1.4M3 3l18 18',
  volume_up: 'M4 9.5v5h3.5l5 4V5.5l-5 4zM15.5 9a4 4 0 0 1 0 6M18 6.5a7.5 7.5 0 0 1 0 11',
};

/** For the parts of a room, as they are made. */
export function knowRoomIcons(): void {
  Object.assign(iconPaths, roomIcons);
}
