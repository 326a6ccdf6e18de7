/** Styles of `<details>`: help, and details of a passkey. */
import { css } from 'lit';

export const detailsStyles = css`
  details {
    color: var(--_muted);
    font-size: 0.9375em;
  }

  summary {
    inline-size: fit-content;
    min-block-size: 24px;
    margin-inline-start: -0.375rem;
    padding-inline: 0.375rem;
    border-radius: 0.25rem;
    cursor: pointer;
  }

  details > * + * {
    margin-block-start: 0.5em;
  }
`;
