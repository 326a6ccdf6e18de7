/**
 * Styles of all elements. They inherit the page's font, text colour and colour scheme, and use the system's
 * accent colour; `--passkey-*` tokens override them. Every derived pair of colours stays legible.
 */
import { css } from 'lit';

export const sharedStyles = css`
  :host {
    /* Limits the accent's lightness, so that links and focus rings are legible on light and dark pages. */
    --_seed: var(--passkey-accent, AccentColor);
    --_link: light-dark(lab(from var(--_seed) min(l, 45) a b), lab(from var(--_seed) max(l, 72) a b));
    --_accent: var(--passkey-accent, var(--_link));
    --_error: var(--passkey-error, light-dark(#b3261e, #ffb4ab));
    --_success: var(--passkey-success, light-dark(#176b3a, #7ddc9f));
    /* Softer than the text, and less so where the text itself is grey: edges keep 3:1, words 4.5:1. */
    --_muted: var(--passkey-muted, lab(from currentColor l a b / calc(1 - 0.004 * max(l - 50, 50 - l))));
    --_border: var(--passkey-border, lab(from currentColor l a b / calc(0.88 - 0.006 * max(l - 50, 50 - l))));
    --_tint: color-mix(in srgb, currentColor 8%, transparent);
    --_surface: var(--passkey-surface, transparent);
    --_radius: var(--passkey-radius, 0.5em);
    --_density: var(--passkey-density, 1);
    /* In em: pages that set the root to 62.5 % would shrink what is measured in rem. */
    --_control: max(24px, var(--passkey-control-size, calc(2.75em * var(--_density))));
    --_gap: calc(1em * var(--_density));

    display: block;
    font: inherit;
    color: inherit;
    text-align: start;
  }

  /* The page's color-scheme does not fit the colour of its text. Setting another one here would change that colour. */
  :host(:state(dark)) {
    --_link: lab(from var(--_seed) max(l, 72) a b);
    --_error: var(--passkey-error, #ffb4ab);
    --_success: var(--passkey-success, #7ddc9f);
  }

  :host(:state(light)) {
    --_link: lab(from var(--_seed) min(l, 45) a b);
    --_error: var(--passkey-error, #b3261e);
    --_success: var(--passkey-success, #176b3a);
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: currentColor;
      --_border: currentColor;
    }
  }

  @supports not (color: AccentColor) {
    :host {
      --_seed: var(--passkey-accent, #1a56db);
    }
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  [part='base'] {
    display: flex;
    flex-direction: column;
    gap: var(--_gap);
    overflow-wrap: anywhere;
    /* Neither is drawn: the lightness of the text, and that of text in the page's scheme. */
    outline-color: lab(from currentColor l 0 0);
    column-rule-color: light-dark(lab(0 0 0), lab(100 0 0));
  }

  /* Tells that the colour has changed. */
  [part='base']::after {
    content: '';
    position: absolute;
    transition: color 1ms;
  }

  /* A margin like a paragraph's, which collapses with those around it. On :host a page's reset would win. */
  :host(:not(:first-child)) [part='base'] {
    margin-block-start: var(--_apart, 1.5em);
  }

  :host(:state(labelled)) {
    --_apart: 6px;
  }
`;
