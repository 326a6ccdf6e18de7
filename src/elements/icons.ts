/** Icons of the kit, drawn on a 24 × 24 grid in the colour of the text. */
import { svg, type SVGTemplateResult } from 'lit';

/** A person and a key: the sign that stands on every passkey action. */
export const passkeyIcon: SVGTemplateResult = svg`
  <svg part="icon" viewBox="0 0 24 24" width="20" height="20" fill="currentColor" aria-hidden="true">
    <circle cx="9" cy="7" r="4" />
    <path d="M9 13c-4 0-7 2.2-7 5.2V20h11.5v-5.6A5 5 0 0 1 13 13.3 10 10 0 0 0 9 13Z" />
    <path
      fill-rule="evenodd"
      d="M18 9a4 4 0 0 0-1.5 7.7V21l1.5 1.5 2.5-2.5-1.5-1.5 1.5-1.5-1-1A4 4 0 0 0 18 9Zm0 2.2a1.2 1.2 0 1 1 0 2.400 1.2 1.2 0 0 1 0-2.400Z"
    />
  </svg>
`;
