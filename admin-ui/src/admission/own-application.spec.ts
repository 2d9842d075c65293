import { TestBed } from '@angular/core/testing';
import { of, Subject, throwError } from 'rxjs';
import { ApiProblem } from '@fudao/ui-kit';
import { provideTesting } from '@fudao/ui-kit/testing';
import { AdmissionApi } from './admission-api.ts';
import type { Own, Progress } from './admission.ts';
import { emptyContent } from './admission.ts';
import { OwnApplication } from './own-application.ts';

const progress = (revision: number) => ({ id: 'a', state: 'draft', revision, dueAt: null }) as Progress;
const own = (state: string | null, revision = 1) => {
  const application = state && { id: 'a', state, level: null, revision, content: emptyContent, asked: [] };
  return { application, admission: null, mayBegin: state === null, history: [] } as unknown as Own;
};
const offline = new ApiProblem({ status: 0, code: 'OFFLINE', sentence: '网络不可用', retryable: true });

describe('OwnApplication', () => {
  let state: OwnApplication;
  const api = jasmine.createSpyObj<AdmissionApi>('AdmissionApi', ['own', 'saveDraft', 'submit', 'takeBack']);

  beforeEach(() => {
    Object.values(api).forEach((spy) => (spy as jasmine.Spy).calls?.reset());
    api.own.and.returnValue(of(own('draft', 3)));
    TestBed.configureTestingModule({
      providers: [provideTesting(), OwnApplication, { provide: AdmissionApi, useValue: api }],
    });
    state = TestBed.inject(OwnApplication);
  });

  it('saves what was written, one request at a time, and what came meanwhile after it', async () => {
    await state.load();
    const first = new Subject<Progress>();
    api.saveDraft.and.returnValues(first, of(progress(5)));
    state.change({ title: 'senior' });
    const saved = state.save();
    state.change({ grades: [7] });
    expect(api.saveDraft).toHaveBeenCalledOnceWith(3, { ...emptyContent, title: 'senior' });
    first.next(progress(4));
    first.complete();
    expect(await saved).toBeTrue();
    expect(api.saveDraft.calls.mostRecent().args).toEqual([4, { ...emptyContent, title: 'senior', grades: [7] }]);
    expect(state.saveState()).toBe('saved');
  });

  it('keeps what could not be saved, and hands nothing in without it', async () => {
    await state.load();
    api.saveDraft.and.returnValue(throwError(() => offline));
    state.change({ statement: '十年教龄' });
    expect(await state.submit()).toBeFalse();
    expect(api.submit).not.toHaveBeenCalled();
    expect([state.saveState(), state.saveProblem(), state.content()?.statement]).toEqual([
      'unsaved',
      offline,
      '十年教龄',
    ]);
    api.saveDraft.and.returnValue(of(progress(4)));
    api.submit.and.returnValue(of(progress(5)));
    api.own.and.returnValue(of(own('school-review', 5)));
    expect(await state.submit()).toBeTrue();
    expect(api.submit).toHaveBeenCalledOnceWith(4);
    expect(state.content()).toBeNull();
  });

  it('begins a new one with what the last one said, and saves it before it is handed in', async () => {
    api.own.and.returnValue(of({ ...own('refused', 9), mayBegin: true }));
    await state.load();
    expect(state.content()).toBeNull();
    state.begin();
    api.saveDraft.and.returnValue(of(progress(1)));
    api.submit.and.returnValue(of(progress(2)));
    await state.submit();
    expect(api.saveDraft.calls.mostRecent().args[0]).toBe(0);
    expect(api.submit).toHaveBeenCalledOnceWith(1);
  });
});
