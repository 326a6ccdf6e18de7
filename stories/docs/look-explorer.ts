/** Shows a story in a frame, outlines the selected part in it, and sets tokens on it. */
import { css, html, LitElement } from 'lit';
import { query, state } from 'lit/decorators.js';
import { elementOf, elements } from './manifest.js';
import { onGlobals } from './on-globals.js';

interface Story {
  id: string;
  title: string;
  name: string;
  type: string;
}

class LookExplorer extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      gap: 1rem;
      margin-block: 1.5rem;
      font-size: 0.875rem;
    }
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr));
      gap: 0.75rem;
      margin: 0;
      padding: 0.75rem;
      border: 1px solid #767b85;
      border-radius: 0.5rem;
    }
    label {
      display: grid;
      gap: 0.25rem;
    }
    input,
    select {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: 2rem;
      font: inherit;
    }
    iframe {
      box-sizing: border-box;
      inline-size: 100%;
      block-size: 26rem;
      border: 1px solid #767b85;
      border-radius: 0.5rem;
    }
  `;

  @state() private tag = elements[0]?.tag ?? '';
  @state() private chosenPart = '';
  @state() private story = '';
  @state() private theme = '';
  @state() private stories: readonly Story[] = [];
  @query('iframe') private frame!: HTMLIFrameElement | null;
  readonly #tokens = new Map<string, string>();
  #unfollow: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#load().catch(reportError);
    this.#unfollow = onGlobals(({ theme }) => {
      this.theme = String(theme);
    });
  }

  override disconnectedCallback(): void {
    this.#unfollow?.();
    super.disconnectedCallback();
  }

  protected override updated(): void {
    this.#mark();
  }

  protected override render() {
    const { parts, tokens } = elementOf(this.tag);
    const own = this.stories.filter(({ title }) => title.endsWith(`/${this.tag}`));
    const story = own.find(({ id }) => id === this.story) ?? own[0];
    return html`
      <fieldset>
        <legend>What is shown</legend>
        ${this.#renderChoice(
          'Element',
          elements.map(({ tag }) => [tag, `<${tag}>`]),
          this.tag,
          (tag) => {
            this.tag = tag;
            this.chosenPart = '';
          },
        )}
        ${this.#renderChoice(
          'Phase',
          own.map(({ id, name }) => [id, name]),
          story?.id ?? '',
          (id) => {
            this.story = id;
          },
        )}
        ${this.#renderChoice(
          'Part',
          [['', 'None'], ...parts.map(({ name }) => [name, name] as const)],
          this.chosenPart,
          (part) => {
            this.chosenPart = part;
          },
        )}
      </fieldset>
      ${
        story &&
        html`<iframe
          title=${`<${this.tag}>, ${story.name}`}
          src=${`iframe.html?id=${story.id}&viewMode=story&globals=theme:${this.theme}`}
          @load=${this.#mark}
        ></iframe>`
      }
      <fieldset>
        <legend>Tokens</legend>
        ${tokens.map(
          ({ name, default: preset }) => html`
            <label>
              ${name}
              <input
                placeholder=${preset || 'as it is'}
                .value=${this.#tokens.get(name) ?? ''}
                @input=${(event: Event) => this.#set(name, (event.target as HTMLInputElement).value)}
              />
            </label>
          `,
        )}
      </fieldset>
    `;
  }

  #renderChoice(
    title: string,
    choices: readonly (readonly [value: string, name: string])[],
    chosen: string,
    choose: (value: string) => void,
  ) {
    return html`
      <label>
        ${title}
        <select @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
          ${choices.map(([value, name]) => html`<option value=${value} ?selected=${value === chosen}>${name}</option>`)}
        </select>
      </label>
    `;
  }

  async #load() {
    const response = await fetch(new URL('index.json', location.href));
    const { entries } = (await response.json()) as { entries: Record<string, Story> };
    this.stories = Object.values(entries).filter(({ type }) => type === 'story');
  }

  #set(name: string, value: string) {
    this.#tokens.set(name, value);
    this.#mark();
  }

  readonly #mark = () => {
    const root = this.frame?.contentDocument?.documentElement;
    if (!root) return;
    for (const [name, value] of this.#tokens) root.style.setProperty(name, value);
    const id = 'explored-part';
    const style = root.querySelector(`#${id}`) ?? root.appendChild(document.createElement('style'));
    style.id = id;
    const outline = 'outline: 3px dashed #d6006c; outline-offset: 2px';
    style.textContent = this.chosenPart && `${this.tag}::part(${this.chosenPart}) { ${outline} }`;
  };
}

customElements.define('look-explorer', LookExplorer);

/** A React ref for MDX: `<div ref={exploreLooks} />`. */
export function exploreLooks(place: HTMLElement | null): void {
  place?.replaceChildren(new LookExplorer());
}
