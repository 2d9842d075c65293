import { readPackage } from '../read-package.ts';
import { unpackTo } from '../unpack.ts';

/** Stops the whole process for ever, so that it is killed at a known point. */
function halt(): void {
  process.stdout.write('halted\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** Files of which only so many can be written. */
class HaltingFiles extends Map<string, Buffer> {
  most = 0;

  override *[Symbol.iterator](): MapIterator<[string, Buffer]> {
    let given = 0;
    for (const entry of super.entries()) {
      if (given === this.most) halt();
      given += 1;
      yield entry;
    }
    halt();
    return undefined;
  }
}

// Unpacks the first files of a package to a folder, and then waits to be killed.
const [file, folder, most] = process.argv.slice(2) as [string, string, string];
const files = new HaltingFiles((await readPackage(file)).files.entries());
files.most = Number(most);
await unpackTo({ files }, folder);
