import { css } from 'lit';

export const passkeyManagerStyles = css`
  ul {
    display: grid;
    gap: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  [part~='row'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.25rem 0.75rem;
    padding-block: 0.875rem;
    border-block-end: 1px solid color-mix(in srgb, currentColor 18%, transparent);
    /* A thousand rows cost what can be seen of them. */
    content-visibility: auto;
    contain-intrinsic-size: auto 6rem;
  }

  [part~='provider'] {
    grid-area: 1 / 1 / span 6;
    inline-size: 2rem;
    block-size: 2rem;
    margin-block-start: 0.125rem;
    color: var(--_muted);
  }

  [part~='row'] > :not([part~='provider']) {
    grid-column: 2;
  }

  [part~='label'] {
    font-weight: 600;
    unicode-bidi: isolate;
  }

  [part~='marks'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.5rem;
    font-size: 0.875em;
  }

  [part~='mark'] {
    padding: 0.0625rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: 1rem;
  }

  [part~='times'],
  [part~='details'] {
    color: var(--_muted);
    font-size: 0.875em;
  }

  [part~='row-actions'],
  [part~='rename'] {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 0.25rem 1rem;
  }

  [part~='rename'] label {
    display: grid;
    flex: 1 1 12rem;
    gap: 0.25rem;
    font-size: 0.875em;
  }

  [part~='rename'] input {
    box-sizing: border-box;
    inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }

  [part~='rename'] input:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 1px;
  }

  dialog {
    max-inline-size: min(26rem, calc(100vw - 3rem));
    padding: 1.5rem;
    border: 1px solid var(--_border);
    border-radius: calc(2 * var(--_radius));
    background: var(--_surface);
    color: light-dark(#1b1e24, #e8eaed);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  dialog h2 {
    margin: 0 0 0.5rem;
    font-size: 1.125rem;
  }

  dialog [part~='actions'] {
    margin-block-start: 1.25rem;
  }

  [part~='danger'] {
    flex: 1 1 auto;
    background: var(--_error);
    color: var(--_surface);
    font-weight: 600;
  }
`;
