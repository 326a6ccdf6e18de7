import { css } from 'lit';

export const passkeyRegisterStyles = css`
  :host([compact]) [part='base'] {
    gap: calc(0.5 * var(--_gap));
  }

  :host([compact]) [part='intro'] {
    order: 1;
    color: var(--_muted);
    font-size: 0.875em;
  }

  :host([compact]) [part='button'] {
    flex-grow: 0;
    border-color: var(--_border);
    background: none;
    color: inherit;
  }
`;
