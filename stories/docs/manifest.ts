/// <reference types="vite/client" />
/** The documented elements, for controls and tables. */
import text from '../../custom-elements.json?raw';
import { readElements, type ElementDoc, type Manifest } from './elements.js';

export const elements = readElements(JSON.parse(text) as Manifest);

/** @throws Error when there is no such element */
export function elementOf(tag: string): ElementDoc {
  const element = elements.find((one) => one.tag === tag);
  if (!element) throw new Error(`There is no <${tag}>.`);
  return element;
}
