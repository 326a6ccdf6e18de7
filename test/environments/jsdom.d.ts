/** The part of jsdom that the tests use; its own types belong to an older version. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { url: string; pretendToBeVisual: boolean });
    readonly window: object;
  }
}
