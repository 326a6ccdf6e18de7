/**
 * One look for all elements. What the page says goes first: its font, its text colour, its colour scheme, the
 * system's accent. A designer's tokens come on top, and every pair of colours made here stays legible.
 */
import { css } from 'lit';

export const sharedStyles = css`
  :host {
    /* Whatever the accent is, text and rings in it are dark enough on a light page, and light enough on a dark one. */
    --_seed: var(--passkey-accent, AccentColor);
    --_link: light-dark(lab(from var(--_seed) min(l, 45) a b), lab(from var(--_seed) max(l, 72) a b));
    --_accent: var(--passkey-accent, var(--_link));
    --_error: var(--passkey-error, light-dark(#b3261e, #ffb4ab));
    --_success: var(--passkey-success, light-dark(#176b3a, #7ddc9f));
    --_muted: var(--passkey-muted, color-mix(in srgb, currentColor 80%, transparent));
    --_border: var(--passkey-border, color-mix(in srgb, currentColor 58%, transparent));
    --_tint: color-mix(in srgb, currentColor 8%, transparent);
    --_surface: var(--passkey-surface, transparent);
    --_radius: var(--passkey-radius, 0.5rem);
    --_density: var(--passkey-density, 1);
    --_control: max(1.5rem, var(--passkey-control-size, calc(2.75rem * var(--_density))));
    --_gap: calc(0.75rem * var(--_density));

    display: block;
    font: inherit;
    color: inherit;
    text-align: start;
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
  }
`;
