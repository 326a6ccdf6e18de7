/** Writes data for editors: the elements' manifest, VS Code's custom data for HTML and CSS, and JetBrains' web-types. */
import { elements, manifest, packageJson, write } from './manifest.mjs';

/** The members of a union of literals such as `'post' | 'get'`; undefined for any other type. */
const literals = (type) => {
  const members = type.text.split(' | ');
  return members.every((one) => /^'.*'$/.test(one)) ? members.map((one) => one.slice(1, -1)) : undefined;
};

const unique = (lists) => [...new Map(lists.flat().map((one) => [one.name, one])).values()];

write('custom-elements.json', manifest);

write('vscode.html-custom-data.json', {
  version: 1.1,
  tags: elements.map(({ tagName, summary, description, attributes }) => ({
    name: tagName,
    description: `${summary}\n\n${description}`,
    attributes: attributes.map(({ name, description, type }) => ({
      name,
      description,
      ...(type.text === 'boolean' && { valueSet: 'v' }),
      ...(literals(type) && { values: literals(type).map((value) => ({ name: value })) }),
    })),
  })),
});

write('vscode.css-custom-data.json', {
  version: 1.1,
  properties: unique(elements.map((element) => element.cssProperties ?? [])).map(({ name, description }) => ({
    name,
    description,
  })),
});

write('web-types.json', {
  $schema: 'https://json.schemastore.org/web-types',
  name: packageJson.name,
  version: packageJson.version,
  'js-types-syntax': 'typescript',
  'description-markup': 'markdown',
  contributions: {
    html: {
      elements: elements.map((element) => ({
        name: element.tagName,
        description: `${element.summary}\n\n${element.description}`,
        attributes: element.attributes.map(({ name, description, type, default: value }) => ({
          name,
          description,
          ...(value !== undefined && { default: value }),
          value: type.text === 'boolean' ? { type: 'boolean', required: false } : { type: type.text },
        })),
        slots: element.slots,
        js: {
          properties: element.members
            .filter(({ kind, readonly }) => kind === 'field' && !readonly)
            .map(({ name, description, type }) => ({ name, description, type: type.text })),
          events: element.events.map(({ name, description }) => ({ name, description })),
        },
        css: {
          properties: element.cssProperties,
          parts: element.cssParts,
          'pseudo-classes': (element.cssStates ?? []).map(({ name, description }) => ({
            name: `state(${name})`,
            description,
          })),
        },
      })),
    },
  },
});
