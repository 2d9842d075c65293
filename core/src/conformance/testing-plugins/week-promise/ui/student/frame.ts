import { connectFrame } from '@fudao/plugin-sdk/frame';
import { PromiseView } from './promise-view.ts';

void connectFrame().then((frame) => new PromiseView(frame, document.querySelector('main')!).start());
