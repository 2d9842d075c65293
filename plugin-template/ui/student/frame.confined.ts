import { connectFrame } from '@fudao/plugin-sdk/frame';
import { GoalsView } from './goals-view.confined.ts';

/** Daily goals in a frame of its own: no cookies, no storage, no network; all it can do is ask the app. */
void connectFrame().then((frame) => new GoalsView(frame, document.querySelector('main')!).start());
