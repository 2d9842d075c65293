/**
 * Without what writes dates and numbers: it does so as in the USA, whatever the person reads, and in the device's time.
 * `moment` of ui-kit and `Intl` do. Without `TitleCasePipe`: its table of all letters that have a case would be in every
 * start.
 */
export {
  AsyncPipe,
  DOCUMENT,
  JsonPipe,
  KeyValuePipe,
  Location,
  LowerCasePipe,
  NgClass,
  NgComponentOutlet,
  NgStyle,
  NgTemplateOutlet,
  SlicePipe,
  UpperCasePipe,
  ViewportScroller,
} from '@angular/common';
