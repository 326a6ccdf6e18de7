/** Styles of buttons, inputs and messages. */
import { css } from 'lit';

export const controlStyles = css`
  [part='actions'],
  [part='links'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(0.75 * var(--_gap));
  }

  [part='links'] {
    gap: 0.25rem 0.5rem;
  }

  /* Slotted content keeps the page's direction, which may differ from that of the element's texts. */
  :where(:host(:dir(rtl))) ::slotted(:not([dir])) {
    direction: rtl;
  }

  :where(:host(:dir(ltr))) ::slotted(:not([dir])) {
    direction: ltr;
  }

  p {
    margin: 0;
  }

  [part~='message'] {
    border-radius: var(--_radius);
  }

  /* An empty live region takes no space, but must be in the accessibility tree before it gets text. */
  [part~='message']:empty {
    position: absolute;
    clip-path: inset(50%);
  }

  /* For screen readers only. */
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  [part~='hint'] {
    color: var(--_muted);
    font-size: 0.875em;
  }

  button {
    display: inline-flex;
    flex: 1 1 auto;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: var(--_control);
    padding: 0.25em 1.25em;
    border: 1px solid var(--_border);
    border-radius: var(--passkey-button-radius, var(--_radius));
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  [part~='button'] {
    /* Keeps Cancel small in the same row, and as wide as this button when it wraps. */
    flex-grow: 99;
    border-color: transparent;
    background: var(--_accent);
    /* White or black, whichever has more contrast on the accent. */
    color: var(--passkey-on-accent, lab(from var(--_accent) calc((49.4 - l) * infinity) 0 0));
    font-weight: 600;
  }

  [part~='link'] {
    flex: 0 1 auto;
    min-block-size: max(24px, 0.75 * var(--_control));
    margin-inline-start: -0.5rem;
    padding: 0 0.5rem;
    border: 0;
    color: var(--_link);
    font-weight: 600;
    text-align: start;
  }

  button:hover {
    box-shadow: inset 0 0 0 99rem var(--_tint);
  }

  /* Disabled or delayed, but not busy. */
  button:is(:disabled, [aria-disabled='true']:not(:has([part='spinner']))) {
    border-color: var(--_border);
    background: none;
    box-shadow: none;
    color: var(--_muted);
    cursor: not-allowed;
  }

  :has(> [part='spinner']) {
    cursor: progress;
  }

  :is(button, summary, [part~='message']):focus-visible,
  ::slotted(input:focus-visible) {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }

  svg,
  [part='spinner'] {
    flex: none;
  }

  svg {
    inline-size: 1.5em;
    block-size: 1.5em;
  }

  [part='spinner'] {
    inline-size: 1.25em;
    block-size: 1.25em;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
  }

  [part~='error'],
  [part~='success'] {
    display: flex;
    gap: 0.5em;
    padding: 0.5rem 0.75rem;
    background: var(--_tint);
    color: var(--_error);
  }

  [part~='success'] {
    color: var(--_success);
  }

  /* A symbol, so that the meaning does not depend on colour. */
  [part~='error']::before {
    content: '⚠' / '';
  }

  [part~='success']::before {
    content: '✓' / '';
  }

  ::slotted(label) {
    font-weight: 600;
  }

  /* Closer to its field than other things are to each other; resets of margins would undo it. */
  ::slotted(label[for]) {
    margin-block-end: calc(5px - var(--_gap)) !important;
  }

  input,
  ::slotted(input) {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: 0.25em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--passkey-field-radius, var(--_radius));
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  ::slotted(input[aria-invalid='true']) {
    border-color: var(--_error);
  }

  /* A page's rules for its own labels and fields would win, and often remove their frames. */
  ::slotted(label[data-passkey-made]) {
    display: block !important;
    padding: 0 !important;
    margin-block-start: 0 !important;
    margin-inline: 0 !important;
    color: inherit !important;
    font: inherit !important;
    font-weight: 600 !important;
  }

  ::slotted(input[data-passkey-made]) {
    appearance: none !important;
    display: block !important;
    box-sizing: border-box !important;
    inline-size: 100% !important;
    min-inline-size: 0 !important;
    max-inline-size: none !important;
    block-size: auto !important;
    min-block-size: var(--_control) !important;
    margin: 0 !important;
    padding: 0.25em 0.75em !important;
    border: 1px solid var(--_border) !important;
    border-radius: var(--passkey-field-radius, var(--_radius)) !important;
    background-color: var(--_surface) !important;
    background-image: none !important;
    box-shadow: none !important;
    color: inherit !important;
    font: inherit !important;
  }

  ::slotted(input[data-passkey-made][aria-invalid='true']) {
    border-color: var(--_error) !important;
  }

  ::slotted(input[data-passkey-made]:not([slot='code']):focus-visible) {
    outline: 2px solid var(--_link) !important;
    outline-offset: 2px !important;
  }

  @media (prefers-reduced-motion: no-preference) {
    [part='spinner'] {
      animation: turn 0.8s linear infinite;
    }

    [part~='message'],
    dialog {
      animation: appear 0.2s;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  /* No fade, so that the text is readable at once. */
  @keyframes appear {
    from {
      translate: 0 -0.375rem;
    }
  }

  @media (forced-colors: active) {
    [part~='button'] {
      border-color: ButtonText;
    }

    [part~='link'] {
      text-decoration: underline;
    }

    button[aria-disabled='true']:not(:has([part='spinner'])) {
      color: GrayText;
      text-decoration: none;
    }

    [part='spinner'] {
      forced-color-adjust: none;
      color: ButtonText;
    }
  }
`;
