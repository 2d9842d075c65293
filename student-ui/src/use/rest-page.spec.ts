import { Component, signal } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideTesting, query, render } from '@fudao/ui-kit/testing';
import { RestPage } from './rest-page.ts';

@Component({
  selector: 'student-spec-host',
  imports: [RestPage],
  template: `
    <main id="main" tabindex="-1" [inert]="rests()"><input id="question" /></main>
    @if (rests()) {
      <student-rest-page [until]="null" />
    }
  `,
})
class Host {
  readonly rests = signal(false);
}

describe('RestPage', () => {
  let fixture: ComponentFixture<Host>;
  const rest = async (rests: boolean) => {
    fixture.componentInstance.rests.set(rests);
    await fixture.whenStable();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideTesting()] });
    fixture = await render(Host);
    query(fixture, 'input').focus();
  });

  it('takes the focus from what was being written, and is read out as what it is', async () => {
    await rest(true);
    const dialog = query(fixture, '[role=alertdialog]');
    expect(document.activeElement).toBe(dialog);
    for (const name of ['aria-labelledby', 'aria-describedby']) expect(document.getElementById(dialog.getAttribute(name)!)).not.toBeNull();
  });

  it('gives it back to the page when it is over', async () => {
    await rest(true);
    await rest(false);
    expect(document.activeElement).toBe(query(fixture, 'main'));
  });
});
