/** Storybook controls for every documented attribute. `args` have the attributes' names, or those of slots. */
import type { ArgTypes } from '@storybook/web-components-vite';
import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Attribute } from './elements.js';
import { elementOf } from './manifest.js';

/**
 * Returns `argTypes` for a story's meta.
 *
 * @param slots the slots that the story fills with text
 */
export function controlsOf(tag: string, ...slots: string[]): ArgTypes {
  const element = elementOf(tag);
  const attributes = element.attributes.map((attribute) => [
    attribute.name,
    {
      description: attribute.description,
      ...controlOf(attribute),
      table: {
        category: 'Attributes',
        type: { summary: attribute.words.join(' | ') || attribute.type },
        defaultValue: { summary: attribute.default },
      },
    },
  ]);
  const texts = element.slots
    .filter(({ name }) => slots.includes(name))
    .map(({ name, description }) => [name, { description, control: 'text', table: { category: 'Slots' } }]);
  return Object.fromEntries([...attributes, ...texts]) as ArgTypes;
}

function controlOf({ type, words }: Attribute) {
  if (words.length > 0) return { control: 'select', options: words } as const;
  return { control: type === 'string' ? 'text' : type || 'object' } as const;
}

class AttributesDirective extends Directive {
  override render(_args: object) {
    return noChange;
  }

  override update({ element }: ElementPart, [args]: [object]) {
    const values = new Map<string, string | number | boolean | object>(Object.entries(args));
    for (const { name, fieldName } of elementOf(element.localName).attributes) {
      const value = values.get(name) ?? false;
      if (typeof value === 'object') Object.assign(element, { [fieldName]: value });
      else if (value === false || value === '') element.removeAttribute(name);
      else element.setAttribute(name, value === true ? '' : String(value));
    }
    return noChange;
  }
}

/** For a story's template: `<passkey-login ${attributes(args)}>`. Sets objects as properties. */
export const attributes = directive(AttributesDirective);
