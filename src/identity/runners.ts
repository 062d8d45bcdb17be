/**
 * Who calls a function that the program hands out: frameworks and platforms, which do nothing about the promise that they are given back.
 * Names as in the libraries' documentation: react@19, vue@3, svelte@5, solid-js@1, @angular/core@20, @angular/router@20, express@5, fastify@5, koa@2,
 * next@15, @azure/functions@4, axios@1, lit@3.
 */

/** What kind of code runs a function. */
export type RunnerKind = 'effect' | 'event' | 'lifecycle' | 'request' | 'template' | 'timer';

/** Functions that run the function given to them as their first or second argument. */
export interface Runner {
  readonly by: RunnerKind;
  readonly names: RegExp;
  /** The last name of what it is called on; absent where the function is called by itself or on anything. */
  readonly on?: RegExp;
  /** Which argument is the function, counted from 0; absent for any. */
  readonly argument?: number;
}

export const RUNNERS: readonly Runner[] = [
  { by: 'effect', names: /^use\w*Effect(?:Once)?$|^useMount$/, argument: 0 },
  { by: 'effect', names: /^(?:watchEffect|createEffect|createRenderEffect|effect|onMount|onMounted|onBeforeMount|onUpdated|onActivated|onUnmounted|onBeforeUnmount|afterNextRender|afterRender)$/, argument: 0 },
  { by: 'effect', names: /^watch$/, argument: 1 },
  { by: 'timer', names: /^(?:setTimeout|setInterval|setImmediate|requestAnimationFrame|requestIdleCallback|queueMicrotask|nextTick|useInterval|useTimeout)$/, argument: 0 },
  { by: 'event', names: /^(?:addEventListener|addListener|on|once|prependListener|addEventCallback|addHandler|addHandlerAsync|addEventHandler|attachEvent|onDid[A-Z]\w*|onMessage|onReady|ready)$/ },
  { by: 'event', names: /^subscribe$/, argument: 0 },
  { by: 'event', names: /^(?:click|submit|change|keyup|keydown|keypress|dblclick)$/, on: /^\$/ },
  // `ipcMain.handle` is none of them: it hands the failure to the window that asked.
  { by: 'request', names: /^use$/, on: /^request$/ },
  { by: 'request', names: /^(?:get|post|put|patch|delete|del|head|options|all|use|route|handle)$/, on: /^_?(?:app|router|server|fastify|api|routes|\w+Router|\w+App)$/ },
];

/** Objects that are the handler of an event or a request: `app.http('me', { handler: … })`. */
export const HANDLER_MEMBERS: ReadonlyMap<string, RunnerKind> = new Map<string, RunnerKind>([
  ['handler', 'request'],
  ['onRequest', 'request'],
]);

/** JSX attributes and members of elements that hold handlers: `onClick`, `onclick`. */
export const EVENT_MEMBERS = /^on[A-Za-z]/;

/** Methods that a framework calls, by name. */
export const LIFECYCLE_METHODS: ReadonlySet<string> = new Set([
  'componentDidMount', 'componentDidUpdate', 'componentWillMount', 'UNSAFE_componentWillMount', 'componentWillUnmount',
  'ngOnInit', 'ngOnChanges', 'ngOnDestroy', 'ngDoCheck', 'ngAfterViewInit', 'ngAfterContentInit', 'ionViewWillEnter', 'ionViewDidEnter',
  'canActivate', 'canActivateChild', 'canDeactivate', 'canLoad', 'canMatch', 'intercept',
  'created', 'mounted', 'beforeCreate', 'beforeMount', 'updated', 'connectedCallback', 'firstUpdated', 'disconnectedCallback',
]);

/** Base classes and decorators of components, whose methods templates call. */
export const COMPONENT_BASES = /^(?:Component|PureComponent|LitElement|HTMLElement|Vue)$/;
export const COMPONENT_DECORATORS = /^Component$/;

/** Members of an options object whose functions a template calls, or the framework (Vue's Options API). */
export const COMPONENT_OPTIONS: ReadonlySet<string> = new Set(['methods', 'watch']);

/** Names and types of the parameters of functions that answer requests. */
export const REQUEST_NAMES = /^_?(?:req|request)$/;
export const RESPONSE_NAMES = /^_?(?:res|resp|response|reply)$/;
/** Names under which Next.js, SvelteKit and others export handlers. */
export const HANDLER_EXPORTS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
