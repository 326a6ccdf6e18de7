import { css } from 'lit';

/**
 * The code input lies over the row of cells; both use the same measure, so that each character is in its cell.
 * Those declarations are important, because a page's rules for inputs would override `::slotted` otherwise.
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

  :host(:state(labelled)) [part~='field'] {
    row-gap: 0;
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
    /* Follows the input's own direction; plain start would align right in a right-to-left page. */
    justify-self: self-start !important;
    /* One cell wider than visible: the caret after the last character must not scroll the others away. */
    inline-size: calc(100cqi + var(--_extra, var(--_pitch))) !important;
    block-size: 100% !important;
    min-block-size: 0 !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    margin: 0 !important;
    padding: 0 !important;
    padding-inline: var(--_indent, calc((var(--_pitch) - var(--_between) - 1ch) / 2)) var(--_end, 0) !important;
    border: 0 !important;
    outline: none !important;
    background: none !important;
    /* The browser's background for autofilled inputs would cover the cells. */
    background-clip: text !important;
    box-shadow: none !important;
    font:
      var(--_size, 1.375em) ui-monospace,
      'Cascadia Mono',
      'Roboto Mono',
      Menlo,
      Consolas,
      monospace !important;
    letter-spacing: var(--_spacing, calc(var(--_pitch) - 1ch)) !important;
    text-align: start !important;
    text-indent: 0 !important;
  }

  [part~='long'] {
    inline-size: 100%;
    --_indent: 0.75em;
    --_end: 0.75em;
    --_extra: 0px;
    --_spacing: 0;
    --_size: 1.125em;
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
      /* The system's text backplate would cover the cells' borders. */
      forced-color-adjust: none;
      color: CanvasText !important;
    }

    [part~='current'] {
      outline: 3px solid Highlight;
    }
  }
`;
