/** Icons on a 24 × 24 grid, in the text colour. */
import { html, type TemplateResult } from 'lit';

/** The passkey icon: a person and a key. */
export const passkeyIcon: TemplateResult = html`
  <svg part="icon" viewBox="0 0 24 24" fill="currentColor" aria-hidden="true">
    <circle cx="8.5" cy="7" r="4" />
    <path d="M8.5 12.8c-4 0-7 2-7 5.2V20H15v-2.8c0-1.5-.7-2.5-1.9-3.2-1.2-.8-2.8-1.2-4.6-1.2Z" />
    <path
      fill-rule="evenodd"
      d="M18 6.5a4.2 4.2 0 0 0-1.6 8.1v6.3l1.6 1.6 2.4-2.4-1.4-1.5 1.4-1.5-1.1-1.2v-1.2A4.2 4.2 0 0 0 18 6.5Zm0 2.4a1.4 1.4 0 1 1 0 2.8 1.4 1.4 0 0 1 0-2.8Z"
    />
  </svg>
`;
