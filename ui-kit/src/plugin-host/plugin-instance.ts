import {
  createEnvironmentInjector,
  type EnvironmentInjector,
  NgModuleFactory,
  type NgModuleRef,
  type Provider,
  type Type,
} from '@angular/core';
import { ROUTES } from '@angular/router';
import { Actions } from '@ngrx/effects';
import { takeUntil } from 'rxjs';
import { Realtime } from '../realtime/realtime.ts';
import type { PluginUi } from './define-plugin-ui.ts';
import type { PluginContribution } from './plugin-contribution.ts';
import { PLUGIN, PluginScope } from './plugin-scope.ts';

/** What the plugin's own code listens to ends with it, even where it forgot to say so. */
function endingSources(parent: EnvironmentInjector, scope: PluginScope): Provider[] {
  const actions = parent.get(Actions);
  const realtime = parent.get(Realtime);
  const endingRealtime = Object.create(realtime, {
    on: { value: (event: string) => realtime.on(event).pipe(takeUntil(scope.ended)) },
    opened: { value: realtime.opened.pipe(takeUntil(scope.ended)) },
    reopened: { value: realtime.reopened.pipe(takeUntil(scope.ended)) },
  }) as Realtime;
  return [
    { provide: Actions, useValue: new Actions(actions.pipe(takeUntil(scope.ended))) },
    { provide: Realtime, useValue: endingRealtime },
  ];
}

/** One version of a plugin at work in this app: its injector, with state and effects. */
export class PluginInstance {
  private readonly scope = new PluginScope();
  readonly ui: PluginUi;
  readonly ended = this.scope.ended;
  readonly injector: EnvironmentInjector;

  constructor(contribution: PluginContribution, ui: PluginUi, parent: EnvironmentInjector) {
    this.ui = ui;
    this.injector = createEnvironmentInjector(
      [
        { provide: PluginScope, useValue: this.scope },
        { provide: PLUGIN, useValue: contribution },
        { provide: ROUTES, useValue: ui.routes, multi: true },
        ...endingSources(parent, this.scope),
        ...(ui.providers ?? []),
      ],
      parent,
      `plugin ${contribution.id} ${contribution.version}`,
    );
  }

  slot(name: string): Type<unknown> | undefined {
    return this.ui.slots?.[name];
  }

  /** The form in which the router takes routes that come with an injector. */
  asModuleFactory(): NgModuleFactory<unknown> {
    return new InstanceModuleFactory(this.injector);
  }

  destroy(): void {
    this.scope.end();
    this.injector.destroy();
  }
}

class InstanceModuleFactory extends NgModuleFactory<unknown> {
  private readonly injector: EnvironmentInjector;
  override readonly moduleType: Type<unknown> = PluginInstance as unknown as Type<unknown>;

  constructor(injector: EnvironmentInjector) {
    super();
    this.injector = injector;
  }

  override create(): NgModuleRef<unknown> {
    return { injector: this.injector } as NgModuleRef<unknown>;
  }
}
