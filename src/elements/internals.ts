/** ElementInternals, also where a DOM implementation for tests has only a part of it or none. */
export const attachInternals = (element: Partial<HTMLElement>): ElementInternals =>
  (element.attachInternals?.() ?? {}) as ElementInternals;

/** The same for a form control: without form association every value is valid. */
export function attachFormInternals(element: HTMLElement): ElementInternals {
  const internals = attachInternals(element);
  const yes = () => true;
  const absent = { setFormValue: yes, setValidity: yes, checkValidity: yes, reportValidity: yes };
  return 'setFormValue' in internals ? internals : Object.assign(internals, absent);
}

/** Whether the element is in a DOM. Lit's `isServer` is also true in Node with jsdom or happy-dom. */
export const hasDom = (element: object): boolean => 'querySelectorAll' in element;
