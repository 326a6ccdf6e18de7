// Node does not find the file that the package's `main` names, and this one has no types of its own.
declare module '@esm-bundle/chai/esm/chai.js' {
  export const expect: Chai.ExpectStatic;
}
