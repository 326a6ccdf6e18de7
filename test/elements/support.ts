/** Shared set-up of the element tests: an element in a page, a virtual authenticator and a stub server. */
import { expect, fixture, oneEvent } from '@open-wc/testing';
import { html, type TemplateResult } from 'lit';
import '../../src/entries/index.js';
import type { PasskeyLogin, PasskeyRegister } from '../../src/entries/index.js';
import type { Phase } from '../../src/flows/ceremony.js';
import { answers } from '../support/answers.js';
import { virtualAuthenticator, type Device } from '../support/device.js';
import { stubServer, type Stub } from '../support/stub.js';

export { answers };

export type CeremonyTag = 'passkey-register' | 'passkey-login';
export type CeremonyElement = PasskeyRegister | PasskeyLogin;

export interface Scene {
  ceremony: 'registration' | 'authentication';
  element: CeremonyElement;
  device: Device;
  stub: Stub;
  button: HTMLButtonElement;
  cancel: HTMLButtonElement;
  /** The status message. */
  message: HTMLElement;
  /** The error message. */
  alert: HTMLElement;
  /** Paths of the endpoints on the stub. */
  paths: { options: string; verification: string };
  phases: Phase[];
}

/**
 * An element in the page, a device with a passkey, and a stub server.
 *
 * @param attributes in addition to the required ones; null omits one
 * @param wrap markup around the element
 * @param before runs before the element is connected
 */
export async function scene(
  tag: CeremonyTag,
  attributes: Record<string, string | null> = {},
  wrap: (element: HTMLElement) => TemplateResult = (element) => html`${element}`,
  before: (all: Pick<Scene, 'device' | 'stub' | 'paths' | 'ceremony'>) => unknown = () => undefined,
): Promise<Scene> {
  const device = await virtualAuthenticator();
  if (tag === 'passkey-login') await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
  const stub = await stubServer();
  const ceremony = tag === 'passkey-register' ? 'registration' : 'authentication';
  const paths = {
    options: `/passkey/${ceremony}/options`,
    verification: `/passkey/${ceremony}/verification`,
  };
  await answerAtOnce({ stub, paths, ceremony });
  const { origin, pathname } = new URL(stub.url);
  const element = document.createElement(tag) as CeremonyElement;
  const defaults = {
    endpoint: origin,
    'tenancy-id': pathname.slice(1),
    ...(tag === 'passkey-register' ? { username: 'ada' } : { 'no-autofill': '' }),
  };
  for (const [name, value] of Object.entries({ ...defaults, ...attributes }))
    if (value !== null) element.setAttribute(name, value);
  await before({ device, stub, paths, ceremony });
  const phases: Phase[] = [];
  element.addEventListener('passkey-phase-changed', (event) => phases.push(event.phase));
  await fixture(wrap(element));
  await element.updateComplete;
  const part = <T extends HTMLElement>(name: string) =>
    element.shadowRoot?.querySelector<T>(`[part~='${name}']`) as T;
  return {
    ceremony,
    element,
    device,
    stub,
    button: part('button'),
    cancel: part('cancel'),
    message: part('message'),
    alert: part('error'),
    paths,
    phases,
  };
}

/** Both endpoints respond at once, with success. */
export async function answerAtOnce({
  stub,
  paths,
  ceremony,
}: Pick<Scene, 'stub' | 'paths' | 'ceremony'>): Promise<void> {
  await stub.answer(paths.options, { body: answers[ceremony] });
  await stub.answer(paths.verification, { body: { _tag: 'Success', ...answers.verified } });
}

/** Resolves when the element has reached and rendered the phase. */
export async function reached(element: CeremonyElement, phase: Phase): Promise<void> {
  while (element.phase !== phase) await oneEvent(element, 'passkey-phase-changed');
  await element.updateComplete;
}

/** Brings a scene to a phase and holds it there. */
export async function bringTo(phase: Phase, all: Scene): Promise<void> {
  const { element, device, stub, button, paths, ceremony } = all;
  if (phase === 'preparing') await stub.answer(paths.options, { held: true, body: answers[ceremony] });
  if (phase === 'prompting') await device.setPresence(false);
  if (phase === 'verifying') await stub.answer(paths.verification, { held: true, body: answers.verified });
  if (phase === 'failed') await stub.answer(paths.verification, { status: 500, body: { message: 'x' } });
  if (phase !== 'idle') button.click();
  await reached(element, phase);
  // The phase starts when the request is sent: wait until the stub has received it.
  if (phase === 'preparing') await stub.requested(paths.options);
  if (phase === 'verifying') await stub.requested(paths.verification);
}

/** The element's custom states. */
export const states = (element: HTMLElement): string[] =>
  ['idle', 'preparing', 'prompting', 'verifying', 'succeeded', 'failed', 'unavailable'].filter((state) =>
    element.matches(`:state(${state})`),
  );

export const allPhases = ['idle', 'preparing', 'prompting', 'verifying', 'succeeded', 'failed'] as const;

export { expect };
