/**
 * Writes the types with which React, Preact, Solid, Vue and Svelte know the elements: one description of them all,
 * and for each framework how its templates spell attributes, properties and events.
 */
import { elements, eventsPath, write } from './manifest.mjs';

const up = (path) => path.replace('dist/', '../');

/** @param {{ name: string, description: string }[]} all @param {(one: object) => string} line */
const lines = (all, line) =>
  all.map((one) => `    /** ${one.description.replaceAll('\n', ' ')} */\n    ${line(one)}\n`).join('');

/** What else an attribute may be, whose property is not a string: text that is read as one. */
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

/** Each element by its tag: its class, and what can be set on it and heard from it. */
export interface Elements {
${elements.map(describe).join('')}}

export type Tag = keyof Elements;

/** Its attributes as in HTML, and its properties as in script. */
export type Settings<T extends Tag> = Elements[T]['attributes'] & Elements[T]['properties'];

/** Handlers of its own events, by their names behind a prefix. */
export type Handlers<T extends Tag, Prefix extends string> = {
  [Name in keyof Elements[T]['events'] & string as \`\${Prefix}\${Name}\`]?:
    | ((event: Elements[T]['events'][Name]) => void)
    | undefined;
};

/** What the framework knows of any element, with what is this one's own. */
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
  /** @deprecated Of Vue's templates, not of the element. */
  $props: Omit<HTMLAttributes, keyof Settings<T>> & Settings<T> & PublicProps;
  /** @deprecated Of Vue's templates, not of the element. */
  $emit: EmitFn<Emits<T>>;
};

type Components = { [T in Tag]: Component<T> };

declare module 'vue' {
  interface GlobalComponents extends Components {}
  interface HTMLAttributes {
    /** The slot of the element around it. Vue's strict templates know it on components alone. */
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
