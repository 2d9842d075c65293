/** What hand-written code of plugins uses. */
export {
  afterEveryRender, afterNextRender, afterRenderEffect, ApplicationRef, assertInInjectionContext, booleanAttribute, ChangeDetectionStrategy,
  ChangeDetectorRef, computed, contentChild, contentChildren, createComponent, createEnvironmentInjector, CSP_NONCE, DestroyRef, DOCUMENT,
  effect, ElementRef, EnvironmentInjector, ErrorHandler, EventEmitter, forwardRef, HostAttributeToken, inject, InjectionToken, Injector,
  input, inputBinding, isSignal, isWritableSignal, linkedSignal, LOCALE_ID, makeEnvironmentProviders, model, NgZone, numberAttribute, output, outputBinding,
  PendingTasks, provideEnvironmentInitializer, QueryList, Renderer2, resource, runInInjectionContext, SecurityContext, signal, TemplateRef,
  twoWayBinding, untracked, viewChild, viewChildren, ViewContainerRef, ViewEncapsulation,
} from '@angular/core';

/** What the compiler writes into plugins' components. Without i18n instructions (texts come from transloco) and hydration. */
export {
  ɵɵadvance, ɵɵanimateEnter, ɵɵanimateEnterListener, ɵɵanimateLeave, ɵɵanimateLeaveListener, ɵɵariaProperty, ɵɵarrowFunction, ɵɵattribute,
  ɵɵclassMap, ɵɵclassProp, ɵɵcomponentInstance, ɵɵconditional, ɵɵconditionalBranchCreate, ɵɵconditionalCreate, ɵɵcontentQuery,
  ɵɵcontentQuerySignal, ɵɵcontrol, ɵɵcontrolCreate, ɵɵControlFeature, ɵɵdeclareLet, ɵɵdefineComponent, ɵɵdefineDirective, ɵɵdefineInjectable,
  ɵɵdefineInjector, ɵɵdefineNgModule, ɵɵdefinePipe, ɵɵdefineService, ɵɵdirectiveInject, ɵɵdisableBindings, ɵɵdomElement,
  ɵɵdomElementContainer, ɵɵdomElementContainerEnd, ɵɵdomElementContainerStart, ɵɵdomElementEnd, ɵɵdomElementStart, ɵɵdomListener,
  ɵɵdomProperty, ɵɵdomTemplate, ɵɵelement, ɵɵelementContainer, ɵɵelementContainerEnd, ɵɵelementContainerStart, ɵɵelementEnd,
  ɵɵelementStart, ɵɵenableBindings, ɵɵExternalStylesFeature, ɵɵgetCurrentView, ɵɵgetInheritedFactory, ɵɵHostDirectivesFeature,
  ɵɵInheritDefinitionFeature, ɵɵinject, ɵɵinjectAttribute, ɵɵinterpolate, ɵɵinterpolate1, ɵɵinterpolate2, ɵɵinterpolate3, ɵɵinterpolate4,
  ɵɵinterpolate5, ɵɵinterpolate6, ɵɵinterpolate7, ɵɵinterpolate8, ɵɵinterpolateV, ɵɵinvalidFactory, ɵɵlistener, ɵɵloadQuery,
  ɵɵnamespaceHTML, ɵɵnamespaceMathML, ɵɵnamespaceSVG, ɵɵnextContext, ɵɵNgOnChangesFeature, ɵɵpipe, ɵɵpipeBind1, ɵɵpipeBind2, ɵɵpipeBind3,
  ɵɵpipeBind4, ɵɵpipeBindV, ɵɵprojection, ɵɵprojectionDef, ɵɵproperty, ɵɵProvidersFeature, ɵɵpureFunction0, ɵɵpureFunction1,
  ɵɵpureFunction2, ɵɵpureFunction3, ɵɵpureFunction4, ɵɵpureFunction5, ɵɵpureFunction6, ɵɵpureFunction7, ɵɵpureFunction8, ɵɵpureFunctionV,
  ɵɵqueryAdvance, ɵɵqueryRefresh, ɵɵreadContextLet, ɵɵreference, ɵɵrepeater, ɵɵrepeaterCreate, ɵɵrepeaterTrackByIdentity,
  ɵɵrepeaterTrackByIndex, ɵɵresetView, ɵɵresolveBody, ɵɵresolveDocument, ɵɵresolveWindow, ɵɵrestoreView, ɵɵsanitizeHtml,
  ɵɵsanitizeResourceUrl, ɵɵsanitizeStyle, ɵɵsanitizeUrl, ɵɵsanitizeUrlOrResourceUrl, ɵɵsetComponentScope, ɵɵsetNgModuleScope, ɵɵstoreLet,
  ɵɵstyleMap, ɵɵstyleProp, ɵɵtemplate, ɵɵtemplateRefExtractor, ɵɵtext, ɵɵtextInterpolate, ɵɵtextInterpolate1, ɵɵtextInterpolate2,
  ɵɵtextInterpolate3, ɵɵtextInterpolate4, ɵɵtextInterpolate5, ɵɵtextInterpolate6, ɵɵtextInterpolate7, ɵɵtextInterpolate8,
  ɵɵtextInterpolateV, ɵɵtrustConstantHtml, ɵɵtwoWayBindingSet, ɵɵtwoWayListener, ɵɵtwoWayProperty, ɵɵvalidateAttribute, ɵɵviewQuery,
  ɵɵviewQuerySignal,
} from '@angular/core';
