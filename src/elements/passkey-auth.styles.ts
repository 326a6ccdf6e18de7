import { css } from 'lit';

export const passkeyAuthStyles = css`
  [part~='base'] {
    gap: calc(1.25 * var(--_gap));
  }

  /* The elements of the steps are spaced by this one. */
  ::slotted(*) {
    --_apart: 0;
  }

  [part='heading'] {
    margin: 0;
    font-size: 1.5em;
    line-height: 1.25;
    text-wrap: balance;
  }

  [part='heading']:focus-visible {
    outline: none;
  }

  [part='divider'] {
    display: flex;
    align-items: center;
    gap: 1em;
    color: var(--_muted);
    font-size: 0.875em;
  }

  [part='divider']::before,
  [part='divider']::after {
    flex: 1;
    border-block-start: 1px solid var(--_border);
    content: '';
    opacity: 0.5;
  }

  [part='footer'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75em;
    color: var(--_muted);
  }
`;
