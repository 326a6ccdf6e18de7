/** Nothing is clipped or overflows at 320 px in any language. */
import { expect } from '../support/expect.js';
import { registerStrings } from '../../src/entries/index.js';
import { sights } from '../a11y/scenes.js';
import { onCleanup } from '../support/cleanup.js';
import { viewport } from '../support/world.js';
import { pseudo, pseudoCode } from './pseudo.js';
import { waitUntil } from '../support/until.js';

const width = 320;
const tried = [pseudoCode, 'de', 'ar', 'ja'];

/** An element and all its content, in shadow and light DOM. */
function* within(element: Element): Generator<Element> {
  yield element;
  for (const child of [...(element.shadowRoot?.children ?? []), ...element.children]) yield* within(child);
}

/** The boxes of an element's own text. */
function textBoxes(element: Element): DOMRect[] {
  const range = document.createRange();
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    .flatMap((node) => {
      range.selectNodeContents(node);
      return [...range.getClientRects()];
    });
}

const page = { left: 0, right: width };
const runsOutOf = (outer: { left: number; right: number }) => (box: DOMRect) =>
  box.left < outer.left - 0.5 || box.right > outer.right + 0.5;

function tooWide(root: Element): string[] {
  return [...within(root)]
    .filter((element) => element.checkVisibility() && !element.closest('.sr, input, svg'))
    .filter((element) => {
      const text = textBoxes(element);
      const button = element.closest('button')?.getBoundingClientRect() ?? page;
      return [element.getBoundingClientRect(), ...text].some(runsOutOf(page)) || text.some(runsOutOf(button));
    })
    .map(
      (element) =>
        `${element.localName} ${element.getAttribute('part') ?? ''}: ${element.textContent.trim()}`,
    );
}

describe('at 320 px', () => {
  before(() => {
    registerStrings(pseudoCode, pseudo);
  });
  beforeEach(async () => {
    await viewport({ width, height: 900 });
    document.body.style.margin = '1rem';
    onCleanup(() => {
      document.documentElement.lang = 'en';
      document.body.style.margin = '';
    });
  });

  it('detects an overflow', () => {
    const box = document.createElement('div');
    onCleanup(() => box.remove());
    box.innerText = 'x'.repeat(99);
    document.body.append(box);
    expect(tooWide(box)).to.have.length(1);
  });

  for (const { name, show } of sights)
    it(`fits in every language: ${name}`, async () => {
      const element = await show();
      for (const lang of tried) {
        document.documentElement.lang = lang;
        await waitUntil(() => element.shadowRoot?.querySelector<HTMLElement>('[part=base]')?.lang === lang);
        expect(tooWide(element), lang).to.deep.equal([]);
        expect(document.documentElement.scrollWidth, lang).to.be.at.most(width);
      }
    });
});
