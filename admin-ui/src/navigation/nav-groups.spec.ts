import { Component } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { DeviceStore } from '@fudao/ui-kit/shell';
import { provideTesting, query, render } from '@fudao/ui-kit/testing';
import { adminLinks } from '../admin-links.ts';
import { NavGroups } from './nav-groups.ts';

@Component({
  selector: 'admin-spec-host',
  imports: [NavGroups],
  template: `
    <ng-template #plain let-entries>
      @for (entry of entries; track entry.link) {
        <a [href]="entry.link">{{ entry.label }}</a>
      }
    </ng-template>
    <admin-nav-groups [entries]="entries" [plain]="plain" />
  `,
})
class Host {
  readonly entries = adminLinks.filter(({ place }) => place === 'after').map(({ link, icon, text, group }) => ({ link, icon, label: text, isExact: false, group }));
}

describe('NavGroups', () => {
  let fixture: ComponentFixture<Host>;
  const links = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('[role=group]:last-of-type a')].length;
  const buttons = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('button')];
  const device = { read: () => undefined as unknown, write: jasmine.createSpy('write') };

  beforeEach(async () => {
    device.read = () => undefined;
    TestBed.configureTestingModule({ providers: [provideTesting(), { provide: DeviceStore, useValue: device }] });
    fixture = await render(Host);
  });

  it('fold and unfold by their heading, which says so and names what it holds', async () => {
    const system = buttons().at(-1)!;
    expect([links(), system.getAttribute('aria-expanded')]).toEqual([4, 'true']);
    expect(query(fixture, '[role=group]:last-of-type').getAttribute('aria-labelledby')).toBe(system.id);
    system.click();
    await fixture.whenStable();
    expect([links(), system.getAttribute('aria-expanded')]).toEqual([0, 'false']);
    expect(device.write).toHaveBeenCalledWith('navigation.closed', ['nav.group.system']);
    system.click();
    await fixture.whenStable();
    expect(links()).toBe(4);
  });

  it('stay as they were left', async () => {
    device.read = () => ['nav.group.system'];
    fixture = await render(Host);
    expect(links()).toBe(0);
    expect(buttons().map((button) => button.getAttribute('aria-expanded'))).toEqual(['true', 'true', 'true', 'true', 'false']);
  });
});
