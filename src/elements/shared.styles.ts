/** One look for all elements: tokens with defaults, drawn from the page where it says something. */
import { css } from 'lit';

export const sharedStyles = css`
  :host {
    --_accent: var(--kit-accent, light-dark(#1a56db, #8ab4f8));
    --_on-accent: var(--kit-on-accent, light-dark(#fff, #0b1a33));
    --_error: var(--kit-error, light-dark(#b3261e, #ffb4ab));
    --_success: var(--kit-success, light-dark(#176b3a, #7ddc9f));
    --_border: var(--kit-border, light-dark(#767b85, #8e939c));
    --_muted: var(--kit-muted, light-dark(#4c525c, #b9bfc9));
    --_surface: var(--kit-surface, light-dark(#fff, #1c1f26));
    --_radius: var(--kit-radius, 0.5rem);
    --_gap: var(--kit-gap, 0.75rem);

    display: block;
    font: inherit;
    color: inherit;
    text-align: start;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  [part='base'] {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    max-inline-size: 100%;
    overflow-wrap: anywhere;
  }

  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_gap);
  }

  p {
    margin: 0;
  }

  /* For ears only. */
  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.75rem;
    padding: 0.5em 1.25em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    font: inherit;
    cursor: pointer;
  }

  [part~='button'] {
    flex: 1 1 auto;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  [part~='cancel'] {
    border-color: var(--_border);
    background: transparent;
    color: inherit;
  }

  button:hover:not(:disabled, [aria-disabled='true']) {
    filter: brightness(1.08);
  }

  button:disabled {
    cursor: not-allowed;
    opacity: 0.6;
  }

  button[aria-disabled='true'] {
    cursor: progress;
  }

  :is(button, summary, [part~='message']):focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  [part~='links'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
  }

  button[part~='link'] {
    min-block-size: 1.75rem;
    padding: 0 0.125rem;
    border: 0;
    background: none;
    color: var(--_accent);
    text-decoration: underline;
  }

  button[part~='link'][aria-disabled='true'] {
    color: var(--_muted);
    text-decoration: none;
    cursor: default;
  }

  svg {
    flex: none;
  }

  [part='spinner'] {
    inline-size: 1.25em;
    block-size: 1.25em;
    border: 2px solid;
    border-inline-end-color: transparent;
    border-radius: 50%;
    animation: turn 0.8s linear infinite;
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  [part~='message']:empty {
    display: none;
  }

  [part~='message'] {
    display: flex;
    gap: 0.5em;
  }

  [part~='error'] {
    color: var(--_error);
  }

  [part~='success'] {
    color: var(--_success);
  }

  ::slotted(label) {
    font-weight: 600;
  }

  ::slotted(input) {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.75rem;
    padding: 0.5em 0.75em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  ::slotted(input:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  details {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  summary {
    inline-size: fit-content;
    min-block-size: 1.5rem;
    border-radius: 0.25rem;
    cursor: pointer;
  }

  details > * + * {
    margin-block-start: 0.5em;
  }

  dt {
    font-weight: 600;
  }

  dd {
    margin: 0 0 0.5em;
  }

  @media (prefers-reduced-motion: reduce) {
    [part='spinner'] {
      animation-duration: 4s;
    }
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonText;
    }

    [part='spinner'] {
      forced-color-adjust: none;
      color: ButtonText;
    }

    button[part~='link'] {
      color: LinkText;
    }

    button[part~='link'][aria-disabled='true'] {
      color: GrayText;
    }
  }
`;
