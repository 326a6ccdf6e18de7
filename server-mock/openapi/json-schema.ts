/** JSON Schema of a valibot schema's input. */
import type * as v from 'valibot';

export type JsonSchema = { [key: string]: unknown };

interface Node {
  type: string;
  kind: string;
  pipe?: Node[];
  wrapped?: Node;
  entries?: Record<string, Node>;
  item?: Node;
  value?: Node;
  options?: unknown[];
  literal?: unknown;
  requirement?: unknown;
}

/** Throws a `TypeError` for a construct it does not know, which a test finds. */
export function jsonSchema(schema: v.GenericSchema): JsonSchema {
  return convert(schema);
}

function convert(node: Node): JsonSchema {
  const { pipe } = node;
  if (!pipe) return convertType(node);
  const [first, ...rest] = pipe;
  if (!first) return {};
  let result = convertType(first);
  for (const item of rest) {
    // A schema after `unknown` says what the value is.
    if (item.kind === 'schema') result = { ...result, ...convert(item) };
    else result = { ...result, ...constraint(item, result) };
  }
  return result;
}

function convertType(node: Node): JsonSchema {
  if (node.pipe) return convert(node);
  switch (node.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: node.type };
    case 'unknown':
      return {};
    case 'custom':
      // The only one is an object of the caller's own.
      return { type: 'object' };
    case 'literal':
      return { const: node.literal };
    case 'picklist':
      return { enum: node.options };
    case 'array':
      return { type: 'array', items: convert(node.item as Node) };
    case 'record':
      return { type: 'object', additionalProperties: convert(node.value as Node) };
    case 'nullable':
      return { anyOf: [convert(node.wrapped as Node), { type: 'null' }] };
    case 'union':
      return { anyOf: (node.options as Node[]).map(convert) };
    case 'object':
    case 'strict_object':
      return objectSchema(node);
    default:
      throw new TypeError(`No JSON Schema is known for "${node.type}".`);
  }
}

function objectSchema({ type, entries = {} }: Node): JsonSchema {
  const isOptional = (node: Node) => node.type === 'exact_optional' || node.type === 'optional';
  const all = Object.entries(entries);
  const required = all.filter(([, node]) => !isOptional(node)).map(([key]) => key);
  return {
    type: 'object',
    properties: Object.fromEntries(
      all.map(([key, node]) => [key, convert(isOptional(node) ? (node.wrapped as Node) : node)]),
    ),
    ...(required.length > 0 && { required }),
    ...(type === 'strict_object' && { additionalProperties: false }),
  };
}

/** Checks in code cannot be said in JSON Schema: it may accept more than the server does, never less. */
function constraint({ type, requirement }: Node, { type: of }: JsonSchema): JsonSchema {
  const unit = of === 'array' ? 'Items' : 'Length';
  switch (type) {
    case 'min_length':
      return { [`min${unit}`]: requirement };
    case 'max_length':
      return { [`max${unit}`]: requirement };
    case 'min_value':
      return { minimum: requirement };
    case 'max_value':
      return { maximum: requirement };
    case 'integer':
      return { type: 'integer' };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    case 'check':
    case 'trim':
    case 'transform':
    case 'raw_transform':
      return {};
    default:
      throw new TypeError(`No JSON Schema is known for "${type}".`);
  }
}
