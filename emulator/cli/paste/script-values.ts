import type { AnyNode, CallExpression, NewExpression, ObjectExpression, Pattern } from 'acorn';
import { UsageError } from '../options/usage-error.ts';

/** What a piece of JavaScript can say by itself. */
export type Value =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | URLSearchParams
  | URL
  | readonly Value[]
  | { readonly [name: string]: Value };

export type Evaluate = (node: AnyNode) => Value;

type Calls = Readonly<Record<string, (...args: readonly Value[]) => Value>>;

/** Functions that depend on nothing but their arguments. */
const functions: Calls = {
  'JSON.stringify': (value, _replacer, space) =>
    JSON.stringify(value, null, space as string | number | undefined),
  encodeURIComponent: (text) => encodeURIComponent(print(text)),
  encodeURI: (text) => encodeURI(print(text)),
  String: (value) => print(value),
  Number: (value) => Number(value),
  BigInt: (value) => BigInt(value as string),
};

const classes: Calls = {
  URLSearchParams: (from) => new URLSearchParams(from as Record<string, string>),
  Headers: (from) => from ?? {},
  URL: (url, base) => new URL(print(url), base === undefined ? undefined : print(base)),
};

/**
 * Works out expressions that say their value, without running anything. Throws a `UsageError` that shows an expression which does
 * not, such as a call.
 */
export function createEvaluator(source: string, nodes: readonly AnyNode[]): Evaluate {
  const constants = readConstants(nodes);
  const busy = new Set<AnyNode>();
  const refuse = (node: AnyNode): never => {
    const text = source.slice(node.start, node.end).replaceAll(/\s+/g, ' ');
    throw new UsageError(
      `The snippet holds ${text.slice(0, 60)}, which only the program knows; put its value in its place.`,
    );
  };
  const evaluate: Evaluate = (node) => {
    switch (node.type) {
      case 'Literal':
        return node.regex ? refuse(node) : ((node.bigint ? BigInt(node.bigint) : node.value) as Value);
      case 'TemplateLiteral':
        return node.quasis
          .map(({ value }, index) => {
            const inner = node.expressions[index];
            return `${value.cooked ?? ''}${inner ? print(evaluate(inner)) : ''}`;
          })
          .join('');
      case 'ParenthesizedExpression':
        return evaluate(node.expression);
      case 'ArrayExpression':
        return node.elements.map((element) => (element ? evaluate(element) : undefined));
      case 'ObjectExpression':
        return readObject(node, evaluate, refuse);
      case 'UnaryExpression':
        return node.operator === '-' ? -Number(evaluate(node.argument)) : refuse(node);
      case 'BinaryExpression':
        return node.operator === '+' ? add(evaluate(node.left), evaluate(node.right)) : refuse(node);
      case 'Identifier': {
        const known = constants.get(node.name);
        if (node.name === 'undefined') return undefined;
        if (known === undefined || busy.has(known)) return refuse(node);
        busy.add(known);
        const value = evaluate(known);
        busy.delete(known);
        return value;
      }
      case 'CallExpression':
      case 'NewExpression':
        return call(node, evaluate) ?? refuse(node);
      default:
        return refuse(node);
    }
  };
  return evaluate;
}

/** What the snippet gives a name to, once. */
function readConstants(nodes: readonly AnyNode[]): ReadonlyMap<string, AnyNode> {
  const constants = new Map<string, AnyNode>();
  const nameOf = (pattern: Pattern): string | undefined =>
    pattern.type === 'Identifier' ? pattern.name : undefined;
  for (const node of nodes) {
    const name = node.type === 'VariableDeclarator' ? nameOf(node.id) : undefined;
    if (name !== undefined && node.type === 'VariableDeclarator' && node.init) constants.set(name, node.init);
  }
  for (const node of nodes) {
    const name = node.type === 'AssignmentExpression' ? nameOf(node.left) : undefined;
    if (name !== undefined) constants.delete(name);
  }
  return constants;
}

function readObject(node: ObjectExpression, evaluate: Evaluate, refuse: (node: AnyNode) => never): Value {
  const entries = node.properties.map((property) => {
    if (property.type === 'SpreadElement' || property.kind !== 'init') return refuse(property);
    const { key, value, computed } = property;
    const name = !computed && key.type === 'Identifier' ? key.name : print(evaluate(key));
    return [name, evaluate(value)] as const;
  });
  return Object.fromEntries(entries);
}

/** As JavaScript does it, to an object as well. */
function print(value: Value): string {
  // eslint-disable-next-line @typescript-eslint/no-base-to-string -- what comes of an object is what was sent
  return String(value);
}

function add(left: Value, right: Value): Value {
  return typeof left === 'number' && typeof right === 'number'
    ? left + right
    : `${print(left)}${print(right)}`;
}

function call({ type, callee, arguments: args }: CallExpression | NewExpression, evaluate: Evaluate): Value {
  const name = nameOf(callee);
  const known = type === 'NewExpression' ? classes : functions;
  if (name !== undefined && Object.hasOwn(known, name)) return known[name]!(...args.map(evaluate));
  const isPrint = callee.type === 'MemberExpression' && nameOf(callee.property) === 'toString';
  return isPrint && args.length === 0 ? print(evaluate(callee.object)) : undefined;
}

function nameOf(node: AnyNode): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed) return undefined;
  const [object, property] = [nameOf(node.object), nameOf(node.property)];
  return object === undefined || property === undefined ? undefined : `${object}.${property}`;
}
