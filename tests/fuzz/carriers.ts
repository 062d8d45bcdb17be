/** The constructs that a value can travel through: each carries it on unchanged, so that what is reported of it must not change either. */

/** Names and places for one program. */
export interface Site {
  /** A local name that the program does not have yet. */
  readonly fresh: () => string;
  /** A declaration for the top level of the file. */
  readonly declare: (code: string) => void;
}

/**
 * The statements that carry a value on. `value` is an expression without `await`, `yield` and `this`; so must be what `next` is given.
 * The statements stand in an async function, and so must those of `next`.
 */
export type Carry = (value: string, next: (value: string) => string, site: Site) => string;

export type Dialect = 'js' | 'jsx' | 'ts' | 'tsx';

export interface Carrier {
  readonly name: string;
  readonly carry: Carry;
  /** Dialects whose files can hold it; all where absent. */
  readonly only?: readonly Dialect[];
  /** Carries a text alone, not an object with members. */
  readonly text?: true;
  /** The analysis loses the value here, on purpose: the section of rules-docs/limits.md that says why. */
  readonly limit?: string;
}

type Of = (value: string, a: string, site: Site) => readonly [statements: string, value: string];

/** A carrier that binds a name and goes on behind it. */
const binding = (name: string, of: Of, rest: Omit<Carrier, 'name' | 'carry'> = {}): Carrier => ({
  name,
  ...rest,
  carry: (value, next, site) => {
    const [statements, carried] = of(value, site.fresh(), site);
    return `${statements}\n${next(carried)}`;
  },
});

/** A carrier that goes on inside a function or a block; `of` puts `body` there, where the value is called `a`. */
const around = (name: string, of: (value: string, a: string, body: string, site: Site) => string, rest: Omit<Carrier, 'name' | 'carry'> = {}): Carrier => ({
  name,
  ...rest,
  carry: (value, next, site) => {
    const a = site.fresh();
    return of(value, a, next(a), site);
  },
});

const TYPED = { only: ['ts', 'tsx'] } as const;
const WITH_JSX = { only: ['jsx', 'tsx'] } as const;
const TEXT = { text: true } as const;
const ARGUMENTS = { limit: 'Lists of arguments' } as const;
const METHODS = { limit: 'Who calls a method' } as const;

const VARIABLES: readonly Carrier[] = [
  binding('const', (v, a) => [`const ${a} = ${v};`, a]),
  binding('var', (v, a) => [`var ${a} = ${v};`, a]),
  binding('let, written later', (v, a) => [`let ${a};\n${a} = ${v};`, a]),
  binding('let, null at first', (v, a) => [`let ${a} = null;\nif (request) { ${a} = ${v}; }`, a]),
  binding('let, written in try', (v, a) => [`let ${a};\ntry { ${a} = ${v}; } catch { return undefined; }`, a]),
  binding('let, written in finally', (v, a) => [`let ${a};\ntry { work(); } finally { ${a} = ${v}; }`, a]),
  binding('chained assignment', (v, a, { fresh }) => { const b = fresh(); return [`let ${a}, ${b};\n${a} = ${b} = ${v};`, a]; }),
  binding('logical assignment ??=', (v, a) => [`let ${a};\n${a} ??= ${v};`, a]),
  binding('logical assignment ||=', (v, a) => [`let ${a} = '';\n${a} ||= ${v};`, a]),
  binding('assignment in place', (v, a, { fresh }) => { const b = fresh(); return [`let ${b};\nconst ${a} = (${b} = ${v});`, a]; }),
  binding('using', (v, a) => [`using ${a} = ${v};`, a], TYPED),
  around('a labelled block', (v, a, body) => `l${a}: { const ${a} = ${v};\n${body}\nif (!request) break l${a}; }`),
  around('a for loop', (v, a, body) => `for (let ${a} = ${v}; ;) {\n${body}\nbreak; }`),
  around('do while', (v, a, body) => `do { const ${a} = ${v};\n${body} } while (false);`),
  around('switch', (v, a, body) => `switch (request) { default: { const ${a} = ${v};\n${body} } }`),
  around('if', (v, a, body) => `if (request) { const ${a} = ${v};\n${body} }`),
  around('the value as its own condition', (v, a, body) => `const ${a} = ${v};\nif (${a}) {\n${body} }`),
  around('try', (v, a, body) => `try { const ${a} = ${v};\n${body} } catch (e) { throw e; }`),
];

const EXPRESSIONS: readonly Carrier[] = [
  binding('parentheses', (v) => ['', `((${v}))`]),
  binding('comma', (v) => ['', `(0, ${v})`]),
  binding('condition', (v) => ['', `(request ? ${v} : null)`]),
  binding('condition, both sides', (v, a) => [`const ${a} = ${v};`, `(request ? ${a} : ${a})`]),
  binding('or', (v) => ['', `(${v} || '')`]),
  binding('nullish', (v) => ['', `(${v} ?? undefined)`]),
  binding('and', (v) => ['', `(request && ${v})`]),
  binding('as', (v) => ['', `(${v} as any)`], TYPED),
  binding('as unknown as', (v) => ['', `(${v} as unknown as any)`], TYPED),
  binding('non-null', (v) => ['', `${v}!`], TYPED),
  binding('satisfies', (v) => ['', `(${v} satisfies unknown)`], TYPED),
  binding('old cast', (v) => ['', `(<any>${v})`], { only: ['ts'] }),
  binding('await', (v, a) => [`const ${a} = await ${v};`, a]),
  binding('template', (v) => ['', `\`\${${v}}\``], TEXT),
  binding('empty text before', (v) => ['', `('' + ${v})`], TEXT),
  binding('String()', (v) => ['', `String(${v})`], TEXT),
  binding('trim()', (v) => ['', `${v}.trim()`], TEXT),
  binding('toString()', (v) => ['', `${v}.toString()`], TEXT),
  binding('concat(\'\')', (v) => ['', `${v}.concat('')`], TEXT),
];

const PATTERNS: readonly Carrier[] = [
  binding('object pattern', (v, a) => [`const { p: ${a} } = { p: ${v} };`, a]),
  binding('shorthand pattern', (v, a) => [`const { ${a} } = { ${a}: ${v} };`, a]),
  binding('nested pattern with defaults', (v, a) => [`const { p: { q: ${a} = '' } = {} } = { p: { q: ${v} } };`, a]),
  binding('pattern with computed key', (v, a) => [`const { ['p']: ${a} } = { p: ${v} };`, a]),
  binding('rest of an object', (v, a) => [`const { q, ...${a} } = { q: 1, p: ${v} };`, `${a}.p`]),
  binding('array pattern', (v, a) => [`const [, ${a}] = [1, ${v}];`, a]),
  binding('rest of an array', (v, a) => [`const [, ...${a}] = [1, ${v}];`, `${a}[0]`], ARGUMENTS),
  binding('assigned pattern', (v, a) => [`let ${a};\n({ p: ${a} } = { p: ${v} });`, a]),
  binding('assigned array pattern', (v, a) => [`let ${a};\n[${a}] = [${v}];`, a]),
  binding('swap', (v, a, { fresh }) => { const b = fresh(); return [`let ${a} = ${v}, ${b};\n[${b}] = [${a}];`, b]; }),
  binding('pattern into a member', (v, a) => [`const ${a} = {};\n({ p: ${a}.q } = { p: ${v} });`, `${a}.q`]),
];

const OBJECTS: readonly Carrier[] = [
  binding('member of a literal', (v, a) => [`const ${a} = { p: ${v} };`, `${a}.p`]),
  binding('literal in place', (v) => ['', `({ p: ${v} }).p`]),
  binding('optional chain', (v, a) => [`const ${a} = { p: { q: ${v} } };`, `${a}?.p?.q`]),
  binding('member in brackets', (v, a) => [`const ${a} = { 'p-q': ${v} };`, `${a}['p-q']`]),
  binding('named key', (v, a, { fresh }) => { const b = fresh(); return [`const ${b} = 'p';\nconst ${a} = { [${b}]: ${v} };`, `${a}[${b}]`]; }),
  binding('member written later', (v, a) => [`const ${a} = {};\n${a}.p = ${v};`, `${a}.p`]),
  binding('deep member written later', (v, a) => [`const ${a} = { p: {} };\n${a}.p.q = ${v};`, `${a}.p.q`]),
  binding('object spread', (v, a) => [`const ${a} = { ...{ p: ${v} } };`, `${a}.p`]),
  binding('spread of a name', (v, a, { fresh }) => { const b = fresh(); return [`const ${b} = { p: ${v} };\nconst ${a} = { q: 1, ...${b} };`, `${a}.p`]; }),
  binding('Object.assign', (v, a) => [`const ${a} = Object.assign({}, { p: ${v} });`, `${a}.p`]),
  binding('Object.freeze', (v, a) => [`const ${a} = Object.freeze({ p: ${v} });`, `${a}.p`]),
  binding('structuredClone', (v, a) => [`const ${a} = structuredClone({ p: ${v} });`, `${a}.p`]),
  binding('getter of a literal', (v, a) => [`const ${a} = { get p() { return ${v}; } };`, `${a}.p`]),
  binding('method of a literal', (v, a) => [`const ${a} = { p() { return ${v}; } };`, `${a}.p()`]),
  binding('arrow in a literal', (v, a) => [`const ${a} = { p: () => ${v} };`, `${a}.p()`]),
  binding('method of a literal that takes it', (v, a) => [`const ${a} = { p(x) { return x; } };`, `${a}.p(${v})`], METHODS),
  binding('method of a literal with this', (v, a) => [`const ${a} = { q: ${v}, p() { return this.q; } };`, `${a}.p()`]),
];

const LISTS: readonly Carrier[] = [
  binding('element', (v, a) => [`const ${a} = [${v}];`, `${a}[0]`]),
  binding('array spread', (v) => ['', `[...[${v}]][0]`]),
  binding('at()', (v) => ['', `[${v}].at(0)`]),
  binding('find()', (v) => ['', `[${v}].find((x) => x)`]),
  binding('filter()', (v) => ['', `[${v}].filter(Boolean)[0]`]),
  binding('map()', (v) => ['', `[${v}].map((x) => x)[0]`]),
  binding('flatMap()', (v) => ['', `[${v}].flatMap((x) => [x])[0]`]),
  binding('slice()', (v) => ['', `[1, ${v}].slice(1)[0]`]),
  binding('concat()', (v) => ['', `[].concat([${v}])[0]`]),
  binding('pop()', (v) => ['', `[${v}].pop()`]),
  binding('push and index', (v, a) => [`const ${a} = [];\n${a}.push(${v});`, `${a}[0]`]),
  binding('push and shift', (v, a) => [`const ${a} = [];\n${a}.push(${v});`, `${a}.shift()`]),
  binding('reduce()', (v) => ['', `[${v}].reduce((x, y) => y, null)`]),
  binding('Array.from', (v) => ['', `Array.from([${v}])[0]`]),
  binding('Object.values', (v) => ['', `Object.values({ p: ${v} })[0]`]),
  binding('Object.entries', (v, a) => [`const [[, ${a}]] = Object.entries({ p: ${v} });`, a]),
  binding('Map', (v, a) => [`const ${a} = new Map();\n${a}.set('p', ${v});`, `${a}.get('p')`]),
  binding('Map of pairs', (v, a) => [`const ${a} = new Map([['p', ${v}]]);`, `${a}.get('p')`]),
  binding('Set', (v, a) => [`const ${a} = new Set([${v}]);`, `[...${a}][0]`]),
  around('for of', (v, a, body) => `for (const ${a} of [${v}]) {\n${body} }`),
  around('for of entries', (v, a, body) => `for (const [, ${a}] of Object.entries({ p: ${v} })) {\n${body} }`),
  around('for await of', (v, a, body) => `for await (const ${a} of [${v}]) {\n${body} }`),
  around('for of a Map', (v, a, body, { fresh }) => { const b = fresh(); return `const ${b} = new Map([['p', ${v}]]);\nfor (const ${a} of ${b}.values()) {\n${body} }`; }),
  around('forEach', (v, a, body) => `[${v}].forEach(async (${a}) => {\n${body} });`),
  around('forEach of a pattern', (v, a, body) => `[{ p: ${v} }].forEach(async ({ p: ${a} }) => {\n${body} });`),
];

const FUNCTIONS: readonly Carrier[] = [
  binding('arrow', (v, a) => [`const ${a} = () => ${v};`, `${a}()`]),
  binding('arrow with body', (v, a) => [`const ${a} = () => { return ${v}; };`, `${a}()`]),
  binding('function declaration', (v, a) => [`function ${a}() { return ${v}; }`, `${a}()`]),
  binding('function used before it stands', (v, a, { fresh }) => { const b = fresh(); return [`const ${b} = ${a}();\nfunction ${a}() { return ${v}; }`, b]; }),
  binding('function expression', (v, a) => [`const ${a} = function () { return ${v}; };`, `${a}()`]),
  binding('called in place', (v) => ['', `(() => ${v})()`]),
  binding('function called in place', (v) => ['', `(function () { return ${v}; })()`]),
  binding('call()', (v) => ['', `(function () { return ${v}; }).call(null)`]),
  binding('identity', (v, a) => [`const ${a} = (x) => x;`, `${a}(${v})`]),
  binding('identity in place', (v) => ['', `((x) => x)(${v})`]),
  binding('identity by call()', (v, a) => [`function ${a}(x) { return x; }`, `${a}.call(null, ${v})`], ARGUMENTS),
  binding('identity by apply()', (v, a) => [`function ${a}(x) { return x; }`, `${a}.apply(null, [${v}])`], ARGUMENTS),
  binding('identity at the top level', (v, a, { declare }) => { declare(`function ${a}(x) { return x; }`); return ['', `${a}(${v})`]; }),
  binding('identity with a pattern', (v, a) => [`const ${a} = ({ p }) => p;`, `${a}({ p: ${v} })`]),
  binding('identity with a default', (v, a) => [`const ${a} = (x = '') => x;`, `${a}(${v})`]),
  binding('identity with rest', (v, a) => [`const ${a} = (...all) => all[0];`, `${a}(${v})`], ARGUMENTS),
  binding('identity with arguments', (v, a) => [`function ${a}() { return arguments[0]; }`, `${a}(${v})`], ARGUMENTS),
  binding('call with spread', (v, a) => [`const ${a} = (x) => x;`, `${a}(...[${v}])`], ARGUMENTS),
  binding('bind()', (v, a) => [`const ${a} = ((x) => x).bind(null, ${v});`, `${a}()`], ARGUMENTS),
  binding('optional call', (v, a) => [`const ${a} = () => ${v};`, `${a}?.()`]),
  binding('closure', (v, a) => [`const ${a} = () => { const x = ${v}; return () => x; };`, `${a}()()`]),
  binding('curried', (v, a) => [`const ${a} = (x) => () => x;`, `${a}(${v})()`]),
  binding('default of a parameter', (v, a) => [`const ${a} = (x = ${v}) => x;`, `${a}()`]),
  binding('early return', (v, a) => [`const ${a} = () => { if (!request) return null; return ${v}; };`, `${a}()`]),
  binding('return in try', (v, a) => [`const ${a} = () => { try { return ${v}; } catch { return undefined; } };`, `${a}()`]),
  binding('written from a closure', (v, a, { fresh }) => { const f = fresh(); return [`let ${a};\nconst ${f} = () => { ${a} = ${v}; };\n${f}();`, a]; }),
  binding('overloads', (v, a, { declare }) => { declare(`function ${a}(x: string): string;\nfunction ${a}(x: number): number;\nfunction ${a}(x: any): any { return x; }`); return ['', `${a}(${v})`]; }, TYPED),
  binding('generic', (v, a) => [`function ${a}<T>(x: T): T { return x; }`, `${a}<any>(${v})`], TYPED),
  binding('instantiated generic', (v, a) => [`function ${a}<T>(x: T): T { return x; }`, `(${a}<any>)(${v})`], TYPED),
  around('parameter', (v, a, body, { fresh }) => { const f = fresh(); return `const ${f} = async (${a}) => {\n${body} };\nvoid ${f}(${v});`; }),
  around('parameter of a function in place', (v, a, body) => `await (async (${a}) => {\n${body} })(${v});`),
  around('captured', (v, a, body, { fresh }) => { const f = fresh(); return `const ${a} = ${v};\nconst ${f} = async () => {\n${body} };\nawait ${f}();`; }),
  around('callback', (v, a, body, { fresh }) => { const f = fresh(); return `const ${f} = (done) => { done(${v}); };\n${f}(async (${a}) => {\n${body} });`; }),
  around('callback with error first', (v, a, body, { fresh }) => { const f = fresh(); return `const ${f} = (done) => { done(null, ${v}); };\n${f}(async (e, ${a}) => {\n${body} });`; }),
  around('timer', (v, a, body) => `const ${a} = ${v};\nsetTimeout(async () => {\n${body} }, 0);`),
  around('timer with argument', (v, a, body) => `setTimeout(async (${a}) => {\n${body} }, 0, ${v});`),
];

const PROMISES: readonly Carrier[] = [
  binding('Promise.resolve', (v, a) => [`const ${a} = await Promise.resolve(${v});`, a]),
  binding('async arrow', (v, a, { fresh }) => { const f = fresh(); return [`const ${f} = async () => ${v};\nconst ${a} = await ${f}();`, a]; }),
  binding('async function in place', (v, a) => [`const ${a} = await (async () => ${v})();`, a]),
  binding('then that returns', (v, a) => [`const ${a} = await Promise.resolve({ p: ${v} }).then((x) => x.p);`, a]),
  binding('catch behind', (v, a) => [`const ${a} = await Promise.resolve(${v}).catch(() => null);`, a]),
  binding('finally behind', (v, a) => [`const ${a} = await Promise.resolve(${v}).finally(() => work());`, a]),
  binding('Promise.all', (v, a) => [`const [, ${a}] = await Promise.all([work(), ${v}]);`, a]),
  binding('Promise.race', (v, a) => [`const ${a} = await Promise.race([${v}]);`, a]),
  binding('Promise.any', (v, a) => [`const ${a} = await Promise.any([${v}]);`, a]),
  binding('Promise.allSettled', (v, a) => [`const [${a}] = await Promise.allSettled([${v}]);`, `${a}.value`]),
  binding('new Promise', (v, a) => [`const ${a} = await new Promise((resolve) => resolve(${v}));`, a]),
  binding('new Promise, later', (v, a) => [`const ${a} = await new Promise((resolve) => { setTimeout(() => resolve(${v}), 1); });`, a]),
  around('then', (v, a, body) => `return Promise.resolve(${v}).then(async (${a}) => {\n${body} });`),
  around('then of a pattern', (v, a, body) => `return Promise.resolve({ p: ${v} }).then(async ({ p: ${a} }) => {\n${body} });`),
  around('then of a then', (v, a, body) => `return Promise.resolve().then(() => ${v}).then(async (${a}) => {\n${body} });`),
];

const GENERATORS: readonly Carrier[] = [
  binding('generator, in a pattern', (v, a, { fresh }) => { const g = fresh(); return [`function* ${g}() { yield ${v}; }\nconst [${a}] = ${g}();`, a]; }),
  binding('generator, next()', (v, a) => [`function* ${a}() { yield ${v}; }`, `${a}().next().value`]),
  binding('yield*', (v, a, { fresh }) => { const g = fresh(); return [`function* ${g}() { yield* [${v}]; }\nconst [${a}] = ${g}();`, a]; }),
  around('generator in a loop', (v, a, body, { fresh }) => { const g = fresh(); return `function* ${g}() { yield ${v}; }\nfor (const ${a} of ${g}()) {\n${body} }`; }),
  around('async generator', (v, a, body, { fresh }) => { const g = fresh(); return `async function* ${g}() { yield ${v}; }\nfor await (const ${a} of ${g}()) {\n${body} }`; }),
];

const CLASSES: readonly Carrier[] = [
  binding('field filled by the constructor', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { p; constructor(x) { this.p = x; } }\nconst ${a} = new ${C}(${v});`, `${a}.p`]; }),
  binding('constructor at the top level', (v, a, { declare, fresh }) => { const C = fresh(); declare(`class ${C} { constructor(x) { this.p = x; } }`); return [`const ${a} = new ${C}(${v});`, `${a}.p`]; }),
  binding('field', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { p = ${v}; }\nconst ${a} = new ${C}();`, `${a}.p`]; }),
  binding('instance in place', (v, _, { fresh }) => { const C = fresh(); return [`class ${C} { p = ${v}; }`, `new ${C}().p`]; }),
  binding('static field', (v, _, { fresh }) => { const C = fresh(); return [`class ${C} { static p = ${v}; }`, `${C}.p`]; }),
  binding('static block', (v, _, { fresh }) => { const C = fresh(); return [`class ${C} { static p; static { this.p = ${v}; } }`, `${C}.p`]; }),
  binding('private field and getter', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { #p; constructor(x) { this.#p = x; } get p() { return this.#p; } }\nconst ${a} = new ${C}(${v});`, `${a}.p`]; }),
  binding('private method', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { #q() { return ${v}; } p() { return this.#q(); } }\nconst ${a} = new ${C}();`, `${a}.p()`]; }),
  binding('setter and getter', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { #p; set p(x) { this.#p = x; } get p() { return this.#p; } }\nconst ${a} = new ${C}();\n${a}.p = ${v};`, `${a}.p`]; }, METHODS),
  binding('method', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { p() { return ${v}; } }\nconst ${a} = new ${C}();`, `${a}.p()`]; }),
  binding('method that takes it', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { p(x) { return x; } }\nconst ${a} = new ${C}();`, `${a}.p(${v})`]; }, METHODS),
  binding('method that keeps it', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { q; put(x) { this.q = x; } take() { return this.q; } }\nconst ${a} = new ${C}();\n${a}.put(${v});`, `${a}.take()`]; }, METHODS),
  binding('static method', (v, _, { fresh }) => { const C = fresh(); return [`class ${C} { static p(x) { return x; } }`, `${C}.p(${v})`]; }, METHODS),
  binding('arrow field', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { p = () => ${v}; }\nconst ${a} = new ${C}();`, `${a}.p()`]; }),
  binding('inherited field', (v, a, { fresh }) => { const B = fresh(), C = fresh(); return [`class ${B} { p = ${v}; }\nclass ${C} extends ${B} {}\nconst ${a} = new ${C}();`, `${a}.p`]; }),
  binding('super()', (v, a, { fresh }) => { const B = fresh(), C = fresh(); return [`class ${B} { constructor(x) { this.p = x; } }\nclass ${C} extends ${B} { constructor(x) { super(x); } }\nconst ${a} = new ${C}(${v});`, `${a}.p`]; }),
  binding('class expression', (v, a) => [`const ${a} = new (class { p = ${v}; })();`, `${a}.p`]),
  binding('field written from outside', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { p; }\nconst ${a} = new ${C}();\n${a}.p = ${v};`, `${a}.p`]; }),
  binding('parameter property', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { constructor(public readonly p: any) {} }\nconst ${a} = new ${C}(${v});`, `${a}.p`]; }, TYPED),
  binding('accessor', (v, a, { fresh }) => { const C = fresh(); return [`class ${C} { accessor p = ${v}; }\nconst ${a} = new ${C}();`, `${a}.p`]; }, TYPED),
  binding('abstract class', (v, a, { fresh }) => { const B = fresh(), C = fresh(); return [`abstract class ${B} { abstract p(): any; q() { return this.p(); } }\nclass ${C} extends ${B} { p() { return ${v}; } }\nconst ${a} = new ${C}();`, `${a}.p()`]; }, TYPED),
];

const COMPONENTS: readonly Carrier[] = [
  around('prop', (v, a, body, { fresh }) => { const C = `C${fresh()}`; return `const ${C} = ({ p: ${a} }) => { void (async () => {\n${body} })(); return <b />; };\nreturn <${C} p={${v}} />;`; }, WITH_JSX),
  around('props object', (v, a, body, { fresh }) => { const C = `C${fresh()}`; return `function ${C}(props) { const ${a} = props.p; void (async () => {\n${body} })(); return <b />; }\nreturn <><${C} p={${v}} /></>;`; }, WITH_JSX),
  around('prop by spread', (v, a, body, { fresh }) => { const C = `C${fresh()}`; return `const ${C} = ({ p: ${a} }) => { void (async () => {\n${body} })(); return <b />; };\nreturn <${C} {...{ p: ${v} }} />;`; }, { ...WITH_JSX, ...ARGUMENTS }),
  around('handler', (v, a, body) => `const ${a} = ${v};\nreturn <button onClick={async () => {\n${body} }}>x</button>;`, WITH_JSX),
  binding('state', (v, a, { fresh }) => { const set = fresh(); return [`const [${a}, ${set}] = useState('');\n${set}(${v});`, a]; }),
  binding('initial state', (v, a, { fresh }) => { const set = fresh(); return [`const [${a}, ${set}] = useState(${v});`, a]; }),
  binding('ref', (v, a) => [`const ${a} = useRef(null);\n${a}.current = ${v};`, `${a}.current`]),
  binding('initial ref', (v, a) => [`const ${a} = useRef(${v});`, `${a}.current`]),
  binding('memo', (v, a) => [`const ${a} = useMemo(() => ${v}, []);`, a]),
  binding('callback hook', (v, a) => [`const ${a} = useCallback(() => ${v}, []);`, `${a}()`]),
  around('effect', (v, a, body) => `const ${a} = ${v};\nuseEffect(() => { void (async () => {\n${body} })(); }, [${a}]);`),
];

export const CARRIERS: readonly Carrier[] = [
  ...VARIABLES, ...EXPRESSIONS, ...PATTERNS, ...OBJECTS, ...LISTS, ...FUNCTIONS, ...PROMISES, ...GENERATORS, ...CLASSES, ...COMPONENTS,
];
