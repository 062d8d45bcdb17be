/**
 * The part of JSON Schema that rules of this plugin describe their options with.
 * @typedef {object} Schema
 * @property {string} [type]
 * @property {string} [description]
 * @property {readonly unknown[]} [enum]
 * @property {Schema} [items]
 * @property {Readonly<Record<string, Schema>>} [properties]
 */

/**
 * The TypeScript type of a schema. Throws for schemas that no rule has needed so far.
 * @param {Schema} schema
 * @returns {string}
 */
function typeOf({ type, items, enum: values }) {
  if (values) return values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(' | ');
  switch (type) {
    case 'boolean':
    case 'number':
    case 'string':
      return type;
    case 'integer':
      return 'number';
    case 'array':
      return items ? `readonly (${typeOf(items)})[]`.replace(/\((\w+)\)/, '$1') : 'readonly unknown[]';
    default:
      throw new Error(`There is no type for a schema of type ${String(type)} yet.`);
  }
}

const HEAD = `/** What users may write as the options of each rule. Written by \`npm run docs\` from the rules' schemas. */

`;

/**
 * The source of src/rule-options.ts: an interface with the options of each rule, \`never\` for a rule without.
 * @param {Readonly<Record<string, { readonly meta?: { readonly schema?: unknown } | undefined }>>} rules
 */
export function optionTypes(rules) {
  const lines = Object.keys(rules).sort().flatMap((name) => {
    const [schema] = /** @type {readonly Schema[]} */ (rules[name]?.meta?.schema ?? []);
    const properties = Object.entries(schema?.properties ?? {});
    if (properties.length === 0) return [`  readonly '${name}': never;`];
    return [
      `  readonly '${name}': {`,
      ...properties.flatMap(([key, property]) => [...(property.description === undefined ? [] : [`    /** ${property.description} */`]), `    readonly ${key}?: ${typeOf(property)};`]),
      '  };',
    ];
  });
  return `${HEAD}export interface RuleOptions {\n${lines.join('\n')}\n}\n`;
}
