import { css } from 'lit';

export const passkeySupportStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  caption,
  th,
  td {
    padding: calc(0.375rem * var(--_density)) 0;
    font-weight: inherit;
    text-align: start;
  }

  caption {
    font-weight: 600;
  }

  tr {
    border-block-start: 1px solid var(--_border);
  }

  td {
    padding-inline-start: var(--_gap);
    text-align: end;
    white-space: nowrap;
  }

  [part~='yes']::before {
    content: '✓ ' / '';
    color: var(--_success);
  }

  [part~='no'] {
    color: var(--_muted);
  }

  [part~='no']::before {
    content: '✗ ' / '';
  }
`;
