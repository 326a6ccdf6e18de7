/** For tests of code that reports an error to the page (`reportError`) instead of throwing it. */
import { onCleanup } from './cleanup.js';

/**
 * From now on and until the test ends, uncaught errors and rejections of the page are collected here
 * instead of failing the test. The test must look at them.
 */
export function uncaughtErrors(): unknown[] {
  const usual = window.uncaughtErrors;
  onCleanup(() => {
    window.uncaughtErrors = usual;
  });
  window.uncaughtErrors = [];
  return window.uncaughtErrors;
}
