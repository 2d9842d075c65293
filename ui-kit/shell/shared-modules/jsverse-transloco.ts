export { provideTranslocoScope, translate, translateObject, translateObjectSignal, translateSignal, TRANSLOCO_SCOPE, TranslocoDirective, TranslocoPipe, TranslocoService } from '@jsverse/transloco';
