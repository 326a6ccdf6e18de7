/**
 * The plugin of every build that keeps of @simplewebauthn/browser only what is used. Its package does not say
 * that loading it has no effects, and one of its modules makes an object at once, which bundlers therefore
 * keep: 0.15 kB in every page. An app's bundler cannot know either, so the library has the rest built in.
 */
export const pureSimpleWebAuthn = () => ({
  name: 'pure-simplewebauthn',
  transform: {
    filter: { id: /@simplewebauthn\/browser/ },
    handler: (code) => ({
      // Its licence asks for the notice.
      code: `/*! From @simplewebauthn/browser. MIT License. Copyright (c) 2020 Matthew Miller */\n${code}`,
      map: null,
      moduleSideEffects: false,
    }),
  },
});
