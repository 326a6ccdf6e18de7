/** Calls back when a script assigns an input's value. Browser extensions do so without dispatching an event. */
export function watchValue(input: HTMLInputElement, onAssign: () => void): void {
  // A framework may have replaced the property on this input before.
  const value = (Object.getOwnPropertyDescriptor(input, 'value') ??
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')) as Required<PropertyDescriptor>;
  Object.defineProperty(input, 'value', {
    configurable: true,
    enumerable: true,
    get: value.get,
    set(text: unknown) {
      value.set.call(input, text);
      onAssign();
    },
  });
}
