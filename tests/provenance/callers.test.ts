/** Who calls a function: code of the file, a framework or the platform, or code that the file does not show. */
import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';

import { enclosingFunction, isFunction } from '../../src/ast/nodes.js';
import type { Node } from '../../src/ast/nodes.js';
import { callersOf } from '../../src/provenance/callers.js';
import type { Caller } from '../../src/provenance/callers.js';
import { createModule } from '../../src/provenance/module.js';
import { probe } from './probe.js';

const shown = (callers: readonly Caller[]): string => callers.map((caller) => (caller.type === 'runner' ? `${caller.by} ${caller.name}` : caller.type)).join(', ');

/** One test a case: who calls the function around the `probe(1)` in its code. */
function calledBy(cases: readonly (readonly [name: string, code: string, expected: string])[]): void {
  it.each(cases)('%s', (_name, code, expected) => {
    expect(probe(code, (analysis, argument) => {
      const fn = enclosingFunction(argument);
      return fn ? shown(analysis.callers(fn)) : '-';
    })).toEqual([expected]);
  });
}

describe('a function with a name', () => {
  calledBy([
    ['is called where it makes an object', 'function Client() { probe(1); } const client = new Client();', 'call'],
    ['is unknown where an object is made of it by another class', 'function load() { probe(1); } const task = new Task(load);', 'elsewhere'],
    ['is unknown where it is taken apart', 'const load = () => { probe(1); }; const { once } = load;', 'elsewhere'],
    ['is the handler of an element', 'function save() { probe(1); } button.onclick = save;', 'event onclick'],
    ['is unknown as another member of something', 'function save() { probe(1); } tasks.save = save;', 'elsewhere'],
    ['is unknown in a list that a function gets', 'const load = () => { probe(1); }; run([load]);', 'elsewhere'],
    ['is unknown in a list that is kept', 'const load = () => { probe(1); }; const tasks = [load];', 'elsewhere'],
    ['is not called where a hook only depends on it', 'const load = () => { probe(1); }; const page = useMemo(() => 1, [load]);', ''],
    ['is called through a default for another', 'const load = () => { probe(1); }; (given || load)();', 'call'],
    ['that is public is called by others, too', 'export const load = () => { probe(1); }; load();', 'call, elsewhere'],
  ]);

  it('is mentioned by nobody in a host that knows no scopes', () => {
    const code = 'function load() { fetchAll(); } load();';
    const { ast, visitorKeys } = parser.parseForESLint(code, { range: true, loc: true });
    const module = createModule({ ast, scopes: null, text: code, filename: 'file.ts', visitorKeys });
    const [declared] = ast.body as readonly Node[];
    expect(declared && isFunction(declared) && callersOf(module, declared)).toEqual([]);
  });
});

describe('a function that answers requests', () => {
  calledBy([
    ['is known by its parameters where nobody mentions it', 'function me(req, res) { probe(1); }', 'request me'],
    ['is known by its parameters where it is public', 'export const me = (request, reply) => { probe(1); };', 'request me'],
    ['is called where the file calls it, public or not', 'export function me(req, res) { probe(1); } me(first, second);', 'call, elsewhere'],
    ['is not known by a response alone', 'const make = () => (state, res) => { probe(1); };', 'elsewhere'],
    ['is not known by a request alone', 'const make = () => (req, next) => { probe(1); };', 'elsewhere'],
    ['is not known by a request as its only parameter', 'const make = () => (req) => { probe(1); };', 'elsewhere'],
    ['is not known by what it takes apart', 'const make = () => ({ req }, { res }) => { probe(1); };', 'elsewhere'],
    ['is known by the name under which it is exported', 'export async function GET() { probe(1); }', 'request GET'],
    ['is known by the name of an exported variable', 'export const POST = async () => { probe(1); };', 'request POST'],
    ['is not known by that name while it is private', 'async function GET() { probe(1); }', ''],
    ['is not known by another name', 'export async function fetchAll() { probe(1); }', 'elsewhere'],
    ['is an option of a call', "app.http('me', { handler: async () => { probe(1); } });", 'request http handler'],
    ['is an option of a call without a name', '(first ?? second)({ handler() { probe(1); } });', 'request handler'],
    ['is no option of an object that nobody takes', 'const route = { handler() { probe(1); } };', 'elsewhere'],
    ['is no option of another name', 'app.http({ loader() { probe(1); } });', 'elsewhere'],
  ]);
});

describe('a member of the options of a component', () => {
  calledBy([
    ['is called by the framework', 'export default { created() { probe(1); } };', 'lifecycle created'],
    ['is called by the framework in a call that defines the component', 'export const Page = defineComponent({ mounted() { probe(1); } });', 'lifecycle mounted'],
    ['is called by the framework in a named component', "Vue.component('page', { mounted() { probe(1); } });", 'lifecycle mounted'],
    ['is called by the template', 'export default { methods: { save() { probe(1); } } };', 'template save'],
    ['is called by the template of a component with a type', 'export default ({ methods: { save() { probe(1); } } }) as Options;', 'template save'],
    ['is unknown under another option', 'export default { components: { save() { probe(1); } } };', 'elsewhere'],
    ['is unknown where the framework has no such member', 'export default { save() { probe(1); } };', 'elsewhere'],
    ['is unknown in options that something else gets', 'use({ created() { probe(1); } });', 'elsewhere'],
    ['is unknown in a function whose name only ends so', 'define_component({ created() { probe(1); } });', 'elsewhere'],
    ['is unknown in a function whose name only begins so', 'extendTheme({ created() { probe(1); } });', 'elsewhere'],
  ]);
});

describe('a method', () => {
  calledBy([
    ['is called by the framework', 'class Page { ngOnInit() { probe(1); } }', 'lifecycle ngOnInit'],
    ['that is protected is called by its class', 'class Page { protected load() { probe(1); } show() { this.load(); } }', 'call'],
    ['that is public is called by others, too', 'class Page { load() { probe(1); } show() { this.load(); } }', 'call, elsewhere'],
    ['that a field holds is called by its class', 'class Page { private load = async () => { probe(1); }; show() { this.load(); } }', 'call'],
    ['is not called by a class inside of its own', 'class Page { private load() { probe(1); } make() { return class { show() { this.load(); } }; } }', ''],
    ['that is bound is called by what gets it', 'class Page { private load() { probe(1); } show() { setTimeout(this.load.bind(this), 5); } }', 'timer setTimeout'],
    ['of which something else is made is unknown', 'class Page { private load() { probe(1); } show() { setTimeout(this.load.once(), 5); } }', 'elsewhere'],
    ['is the handler of an element', 'class Page { private save() { probe(1); } show() { button.onclick = this.save; } }', 'event onclick'],
    ['in whose place another function is put is no handler', 'class Page { private onSave() { probe(1); } show() { this.onSave = save; } }', 'elsewhere'],
    ['of a component that a decorator makes is called by its template', '@Component({}) class Page { save() { probe(1); } }', 'template save'],
    ['of a service that a decorator makes is called by others', '@Injectable({}) class Page { save() { probe(1); } }', 'elsewhere'],
    ['of a class with a decorator that is no call is called by others', '@sealed class Page { save() { probe(1); } }', 'elsewhere'],
    ['of a component by its base is called by its template', 'class Page extends React.Component { save() { probe(1); } }', 'template save'],
    ['of a class with another base is called by others', 'class Page extends Base { save() { probe(1); } }', 'elsewhere'],
  ]);
});
