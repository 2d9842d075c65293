import { inject, Injectable, signal } from '@angular/core';
import { DeviceStore } from '../../storage/device-store.ts';
import type { ChosenDevices } from '../media/local-sources.ts';

const key = 'room.devices';

/** Which microphone, camera and loudspeaker a person chose, kept on this device. */
@Injectable({ providedIn: 'root' })
export class DeviceChoice {
  private readonly store = inject(DeviceStore);
  private readonly devices = signal<ChosenDevices>(this.store.read<ChosenDevices>(key) ?? {});
  readonly chosen = this.devices.asReadonly();

  choose(change: ChosenDevices): void {
    this.devices.update((before) => ({ ...before, ...change }));
    this.store.write(key, this.devices());
  }
}
