/**
 * Writes the elements' types for React, Preact, Solid, Vue and Svelte: one file that describes the elements, and one per
 * framework for the way its templates spell attributes, properties and events.
 */
import { elements, eventsPath, write } from './manifest.mjs';

const up = (path) => path.replace('dist/', '../');

/** @param {{ name: string, description: string }[]} all @param {(one: object) => string} line */
const lines = (all, line) =>
  all.map((one) => `    /** ${one.description.replaceAll('\n', ' ')} */\n    ${line(one)}\n`).join('');

/** The text that an attribute takes besides its property's own type. */
const asText = (type) =>
  type === 'number' ? ' | `${number}`' : /^(string|boolean)|'/.test(type) ? '' : ' | string';

const describe = ({ tagName, name: type, attributes, members, events }) => {
  const attribute = ({ name, fieldName, type: { text } }) =>
    `'${name}'?: ${type}['${fieldName}']${asText(text)} | undefined;`;
  const properties = members.filter(
    ({ kind, readonly, name }) =>
      kind === 'field' && !readonly && !attributes.some((one) => one.name === name),
  );
  return `  '${tagName}': {
    element: ${type};
    attributes: {
${lines(attributes, attribute)}    };
    properties: {
${lines(properties, ({ name }) => `${name}?: ${type}['${name}'] | undefined;`)}    };
    events: {
${lines(events, ({ name, type: { text } }) => `'${name}': ${text};`)}    };
  };
`;
};

const eventTypes = [...new Set(elements.flatMap(({ events }) => events.map(({ type }) => type.text)))];

write(
  'frameworks/elements.d.ts',
  `${elements.map(({ name, path }) => `import type { ${name} } from '${up(path)}';\n`).join('')}import type { ${eventTypes.join(', ')} } from '${up(eventsPath)}';

/** Every element by tag: its class, attributes, properties and events. */
export interface Elements {
${elements.map(describe).join('')}}

export type Tag = keyof Elements;

/** The element's attributes by their HTML names, and its properties. */
export type Settings<T extends Tag> = Elements[T]['attributes'] & Elements[T]['properties'];

/** Handlers of the element's own events; names start with the framework's prefix. */
export type Handlers<T extends Tag, Prefix extends string> = {
  [Name in keyof Elements[T]['events'] & string as \`\${Prefix}\${Name}\`]?:
    | ((event: Elements[T]['events'][Name]) => void)
    | undefined;
};

/** The framework's common attributes plus the element's own. */
export type With<Common, T extends Tag, Prefix extends string> = Omit<Common, keyof Settings<T>> &
  Settings<T> &
  Handlers<T, Prefix>;
`,
);

const jsx = (module, prefix, imports, common) => `${imports}
import type { Elements, Tag, With } from './elements.js';

type Intrinsic = { [T in Tag]: With<${common}, T, '${prefix}'> };

declare module '${module}' {
  namespace JSX {
    interface IntrinsicElements extends Intrinsic {}
  }
}
`;

write(
  'frameworks/react.d.ts',
  jsx(
    'react',
    'on',
    "import type { DetailedHTMLProps, HTMLAttributes } from 'react';",
    "DetailedHTMLProps<HTMLAttributes<Elements[T]['element']>, Elements[T]['element']>",
  ),
);
write(
  'frameworks/preact.d.ts',
  jsx(
    'preact',
    'on',
    "import type { ClassAttributes, HTMLAttributes } from 'preact';",
    "HTMLAttributes<Elements[T]['element']> & ClassAttributes<Elements[T]['element']>",
  ),
);
write(
  'frameworks/solid.d.ts',
  jsx(
    'solid-js',
    'on:',
    "import type { JSX as Solid } from 'solid-js';",
    "Solid.HTMLAttributes<Elements[T]['element']>",
  ),
);
write(
  'frameworks/vue.d.ts',
  `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { Elements, Settings, Tag } from './elements.js';

type Emits<T extends Tag> = {
  [Name in keyof Elements[T]['events']]: (event: Elements[T]['events'][Name]) => void;
};

type Component<T extends Tag> = new () => Elements[T]['element'] & {
  /** @deprecated Only for Vue's templates; the element has no such member. */
  $props: Omit<HTMLAttributes, keyof Settings<T>> & Settings<T> & PublicProps;
  /** @deprecated Only for Vue's templates; the element has no such member. */
  $emit: EmitFn<Emits<T>>;
};

type Components = { [T in Tag]: Component<T> };

declare module 'vue' {
  interface GlobalComponents extends Components {}
  interface HTMLAttributes {
    /** A slot of the parent element. Vue's own types have it on components only. */
    slot?: string;
  }
}
`,
);
write(
  'frameworks/svelte.d.ts',
  `import type { HTMLAttributes } from 'svelte/elements';
import type { Elements, Tag, With } from './elements.js';

type Intrinsic = { [T in Tag]: With<HTMLAttributes<Elements[T]['element']>, T, 'on'> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Intrinsic {}
}
`,
);
