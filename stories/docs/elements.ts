/** Reads custom-elements.json into the shape that tables and controls need. */

/** A named thing with its description: a slot, a part, a state. */
export interface Documented {
  name: string;
  description: string;
}

export interface Attribute extends Documented {
  fieldName: string;
  /** The attribute's type; empty for JSON. */
  type: 'string' | 'number' | 'boolean' | '';
  words: readonly string[];
  default: string;
}

export interface ElementEvent extends Documented {
  /** The event class's own fields. */
  fields: readonly Documented[];
}

export interface ElementDoc {
  tag: string;
  /** One sentence. */
  summary: string;
  description: string;
  attributes: readonly Attribute[];
  /** Properties without an attribute are included; names of `methods` include the parameters. */
  properties: readonly Documented[];
  methods: readonly Documented[];
  events: readonly ElementEvent[];
  slots: readonly Documented[];
  parts: readonly Documented[];
  states: readonly Documented[];
  tokens: readonly (Documented & { default: string })[];
}

interface Entry {
  kind?: string;
  name: string;
  description?: string;
  type?: { text: string };
  default?: string;
  fieldName?: string;
  attribute?: string;
  parameters?: Entry[];
  optional?: boolean;
}

interface Declaration extends Entry {
  tagName?: string;
  summary?: string;
  members?: Entry[];
  attributes?: Entry[];
  events?: Entry[];
  slots?: Entry[];
  cssParts?: Entry[];
  cssStates?: Entry[];
  cssProperties?: Entry[];
}

/** The part of the manifest's format that is used here. */
export interface Manifest {
  modules: { declarations: Declaration[] }[];
}

/** Returns the elements, sorted by name. */
export function readElements(manifest: Manifest): ElementDoc[] {
  const declarations = manifest.modules.flatMap((module) => module.declarations);
  const fieldsOf = (type = '') => membersOf(declarations.find(({ name }) => name === type) ?? { name: type });
  return declarations
    .filter(({ tagName }) => tagName)
    .map((element) => ({
      tag: element.tagName ?? '',
      summary: element.summary ?? '',
      description: element.description ?? '',
      attributes: (element.attributes ?? []).map(attribute),
      properties: membersOf(element).filter(({ attribute: name }) => !name),
      methods: (element.members ?? []).filter(({ kind }) => kind === 'method').map(method),
      events: (element.events ?? []).map((event) => ({
        ...documented(event),
        fields: fieldsOf(event.type?.text),
      })),
      slots: (element.slots ?? []).map(documented),
      parts: (element.cssParts ?? []).map(documented),
      states: (element.cssStates ?? []).map(documented),
      tokens: (element.cssProperties ?? []).map((token) => ({
        ...documented(token),
        default: token.default ?? '',
      })),
    }));
}

const documented = ({ name, description = '' }: Entry): Documented => ({ name, description });

const membersOf = ({ members = [] }: Declaration) =>
  members
    .filter(({ kind }) => kind === 'field')
    .map((member) => ({ ...documented(member), attribute: member.attribute }));

function attribute(entry: Entry): Attribute {
  const types = entry.type?.text.split(' | ') ?? [];
  return {
    ...documented(entry),
    fieldName: entry.fieldName ?? entry.name,
    type: (['string', 'number', 'boolean'] as const).find((type) => types.includes(type)) ?? '',
    words: types.flatMap((type) => /^'(.+)'$/.exec(type)?.[1] ?? []),
    default: entry.default?.replaceAll("'", '') ?? '',
  };
}

const method = (entry: Entry): Documented => {
  const parameters = (entry.parameters ?? []).map(({ name, optional }) => `${name}${optional ? '?' : ''}`);
  return { ...documented(entry), name: `${entry.name}(${parameters.join(', ')})` };
};
