import { css } from 'lit';

/** The code's input lies over a row of cells; both share one measure, so that each character is in its cell. */
export const otpEntryStyles = css`
  :host {
    --_cell: var(--kit-cell-size, 2.75rem);
  }

  [part~='field'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    row-gap: 0.25rem;
    direction: ltr;
    container-type: inline-size;
    inline-size: min(100%, calc(var(--_cell) * var(--_length)));
    overflow-x: clip;
  }

  ::slotted(label[slot='code']) {
    grid-row: 1;
  }

  [part~='cells'],
  ::slotted([slot='code']:not(label)) {
    grid-area: 2 / 1;
  }

  [part~='cells'] {
    display: grid;
    grid-template-columns: repeat(var(--_length), minmax(0, 1fr));
    block-size: 3.25rem;
  }

  [part~='cell'] {
    margin-inline: 2px;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
  }

  [part~='current'] {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }

  :host(:state(invalid)) [part~='cell'] {
    border-color: var(--_error);
  }

  ::slotted(input[slot='code']) {
    --_width: calc(100cqi / var(--_length));

    position: relative;
    /* One cell more than is seen: after the last character the caret must not scroll the others away. */
    inline-size: calc(100cqi + var(--_width));
    block-size: 3.25rem;
    min-inline-size: 0;
    padding: 0;
    padding-inline-start: calc((var(--_width) - 1ch) / 2);
    border: 0;
    outline: none;
    background: none;
    font-family: ui-monospace, 'Cascadia Mono', 'Roboto Mono', Menlo, Consolas, monospace;
    font-size: 1.375rem;
    letter-spacing: calc(var(--_width) - 1ch);
    text-align: start;
  }

  :host(:focus-within) [part~='field']:focus-within [part~='cells'] {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: var(--_radius);
  }

  @media (forced-colors: active) {
    ::slotted(input[slot='code']) {
      /* The system's backing behind the text would cover the cells' edges. */
      forced-color-adjust: none;
      color: CanvasText;
    }

    [part~='current'] {
      border: 2px solid Highlight;
    }
  }
`;
