/** Whether a form control can be used. */
import { isServer } from 'lit';

/**
 * Is it disabled, by itself or with a fieldset around it? `formDisabledCallback` does not tell them apart, and
 * tells of the element's own attribute too late: that is set after the drawing.
 */
export const isDisabled = (element: HTMLElement & { disabled: boolean }): boolean =>
  element.disabled || (!isServer && element.matches('fieldset:disabled *'));
