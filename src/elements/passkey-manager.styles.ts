import { css } from 'lit';

export const passkeyManagerStyles = css`
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
    /* Rows out of sight keep the width of when they were seen: it must not be the page's. */
    contain: inline-size;
    container-type: inline-size;
  }

  [part~='row'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 0.75rem;
    padding-block: calc(0.375 * var(--_gap));
    /* Fonts differ in the height of their lines. */
    line-height: 1.25;
  }

  li:not([part]) {
    border-block-end: 1px solid var(--_tint);
  }

  li > [part~='message'] {
    margin-block-end: calc(0.5 * var(--_gap));
  }

  li > [part='message']:not(:empty) {
    padding: 0.5rem 0.75rem;
    background: var(--_tint);
  }

  [part~='skeleton'] {
    block-size: 3.5em;
    margin-block: var(--_gap);
    border-radius: var(--_radius);
    background: var(--_tint);
  }

  [part~='provider'] {
    grid-row: span 9;
    display: grid;
    place-items: center;
    box-sizing: border-box;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    padding: 0.375rem;
    border-radius: var(--_radius);
    background: var(--_tint);
  }

  [part~='row'] > :not([part~='provider']) {
    grid-column: 2 / -1;
  }

  /* The actions stand at the end where there is room, else below. */
  @container (min-width: 34em) {
    [part~='row'] {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }

    [part~='row'] > [part~='row-actions'] {
      grid-area: 1 / 3;
      padding-inline-start: 0.5rem;
    }

    [part~='row'] > [part~='marks'] {
      grid-column: 2;
    }
  }

  [part~='label'] {
    min-inline-size: 0;
    max-inline-size: 100%;
    font-weight: 600;
  }

  [part~='mark'],
  [part~='times'],
  [part~='row-actions'] {
    font-size: 0.875em;
  }

  [part~='marks'],
  [part~='row-actions'],
  [part~='rename'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.5rem;
  }

  [part~='mark'] {
    padding: 0.0625rem 0.5rem;
    border: 1px solid transparent;
    border-radius: 1rem;
    background: var(--_tint);
  }

  [part~='times'] {
    color: var(--_muted);
  }

  /* The buttons stay together, beside the input. */
  [part~='rename'] {
    align-items: end;
    padding-block-end: 0.375rem;
  }

  [part~='rename'] span {
    display: flex;
    gap: 0.5rem;
    margin-inline-start: 0.5rem;
  }

  [part~='rename'] label {
    display: grid;
    flex: 1 1 12rem;
    gap: 0.25rem;
    margin-inline-end: 0.5rem;
    font-size: 0.875em;
  }

  input:focus-visible {
    outline: 2px solid var(--_link);
    outline-offset: 2px;
  }

  dialog {
    box-sizing: border-box;
    max-inline-size: min(26rem, 100vw - 2rem);
    padding: 1.5rem;
    border: 1px solid var(--_tint);
    border-radius: calc(1.5 * var(--_radius));
    /* A surface may let through what is below it. */
    background: linear-gradient(var(--_surface) 0 0) Canvas;
    color: CanvasText;
    box-shadow: 0 1rem 3rem rgb(0 0 0 / 30%);
  }

  /* A sheet within reach of the thumb. */
  @media (max-width: 30rem) {
    dialog {
      inline-size: 100%;
      margin-block-end: 1rem;
    }
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  dialog h2 {
    margin: 0 0 0.5rem;
    font-size: 1.125rem;
  }

  [part~='proof'] > [part='links'],
  dialog ::slotted(*) {
    --_apart: 0;
    margin-block-start: 1rem;
  }

  dialog [part~='actions'] {
    margin-block-start: 1.25rem;
  }

  [part~='danger'] {
    flex-grow: 99;
    border-color: transparent;
    background: var(--_error);
    color: lab(from var(--_error) calc((49.4 - l) * infinity) 0 0);
    font-weight: 600;
  }

  @media (forced-colors: active) {
    [part~='danger'] {
      border-color: ButtonText;
    }
  }
`;
