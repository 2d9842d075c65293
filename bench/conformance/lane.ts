/** One of the processes that try plugins side by side, each on a platform of its own: takes a job, gives its result, takes the next. */
import { stopMariadb } from '../../core/src/conformance/migrations/fresh-mariadb.ts';
import { SharedStage } from '../../core/src/conformance/stage/shared-stage.ts';
import { closeBrowser } from '../../core/src/conformance/ui/open-browser.ts';
import { tryOne, type Job, type Result } from './try-one.ts';

const stage = new SharedStage({ ownsProcess: true });

async function end(): Promise<void> {
  await stage.stop();
  await Promise.all([stopMariadb(), closeBrowser()]);
  process.exit(0);
}

/** What goes wrong with the trial itself is a result too: whoever waits for it would wait for ever. */
async function answer(job: Job): Promise<void> {
  const failed = (error: Error): Result => ({ job, check: '', isRight: false, said: `-- ${error.stack ?? error.message}`, seconds: 0 });
  process.send!(await tryOne(job, stage).catch(failed));
}

process.on('message', (job: Job | 'end') => void (job === 'end' ? end() : answer(job)));
process.on('disconnect', () => void end());
process.send!('ready');
