import { css } from 'lit';

/**
 * The code's input lies over a row of cells; both share one measure, so that each character is in its cell.
 * What that hangs on is important: a page's own rules for its inputs would win otherwise.
 */
export const otpEntryStyles = css`
  [part~='field'] {
    --_between: 8px;
    --_pitch: calc((100cqi + var(--_between)) / var(--_length));

    display: grid;
    grid-template-columns: minmax(0, 1fr);
    row-gap: 5px;
    container-type: inline-size;
    inline-size: min(100%, calc(var(--passkey-cell-size, 2.75em) * var(--_length) + 2em));
    overflow-x: clip;
  }

  ::slotted(label[slot='code']) {
    grid-row: 1 !important;
    margin-block-end: 0 !important;
  }

  [part~='cells'],
  ::slotted([slot='code']:not(label)) {
    grid-area: 2 / 1 !important;
    direction: ltr !important;
  }

  [part~='cells'] {
    display: grid;
    grid-template-columns: repeat(var(--_length), minmax(0, 1fr));
    gap: var(--_between);
    block-size: calc(1.2 * var(--_control));
  }

  [part~='cell'] {
    border: 1px solid var(--_border);
    border-radius: var(--passkey-field-radius, var(--_radius));
    background: var(--_surface);
  }

  :host(:state(invalid)) [part~='cell'] {
    border-color: var(--_error);
  }

  [part~='current'] {
    outline: 2px solid var(--_link);
    outline-offset: -2px;
  }

  ::slotted(input[slot='code']) {
    position: relative !important;
    /* By its own direction, or it would begin at the right in a page from right to left. */
    justify-self: self-start !important;
    /* One cell more than is seen: after the last character the caret must not scroll the others away. */
    inline-size: calc(100cqi + var(--_pitch)) !important;
    block-size: 100% !important;
    min-block-size: 0 !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    margin: 0 !important;
    padding: 0 !important;
    padding-inline-start: calc((var(--_pitch) - var(--_between) - 1ch) / 2) !important;
    border: 0 !important;
    outline: none !important;
    background: none !important;
    /* Or the colour of what was filled in hides the cells. */
    background-clip: text !important;
    box-shadow: none !important;
    font:
      1.375em ui-monospace,
      'Cascadia Mono',
      'Roboto Mono',
      Menlo,
      Consolas,
      monospace !important;
    letter-spacing: calc(var(--_pitch) - 1ch) !important;
    text-align: start !important;
    text-indent: 0 !important;
  }

  @media (prefers-reduced-motion: no-preference) {
    :host(:state(invalid)) [part~='cells'] {
      animation: shake 0.3s;
    }
  }

  @keyframes shake {
    25% {
      translate: -0.25rem;
    }

    75% {
      translate: 0.25rem;
    }
  }

  @media (forced-colors: active) {
    ::slotted(input[slot='code']) {
      /* The system's backing behind the text would cover the cells' edges. */
      forced-color-adjust: none;
      color: CanvasText;
    }

    [part~='current'] {
      outline: 3px solid Highlight;
    }
  }
`;
