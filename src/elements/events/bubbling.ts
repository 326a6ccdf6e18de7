/** Every event of the elements bubbles and crosses shadow boundaries. */
export const bubbling = { bubbles: true, composed: true };
