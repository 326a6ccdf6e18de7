/** Messages between the panels and the story's page, over Storybook's channel. */
import type { Answer, DeviceCredential, DeviceRequest } from '../../../src/entries/testing.js';
import type { World } from '../world.js';

/** From the page to the panels. */
export const STATE = 'passkey-elements/state';
/** From the panels to the page. */
export const ACT = 'passkey-elements/act';

/** How the simulated device responds to a request. */
export const manners = {
  approve: 'says yes at once',
  unverified: 'says yes, but is not verified',
  cancel: 'says no',
  ignore: 'waits for me to answer',
} as const;

export type Manner = keyof typeof manners;

/** Converts a manner to the device's `respond` option. */
export const answerOf = (manner: Manner): Answer => (manner === 'unverified' ? { verified: false } : manner);

/** Whether the request shows a dialog. Autofill does not. */
export const asks = ({ kind, mediation }: Pick<DeviceRequest, 'kind' | 'mediation'>): boolean =>
  kind === 'create' || mediation !== 'conditional';

export interface PanelState {
  readonly kind: World['kind'];
  readonly manner: Manner | undefined;
  readonly credentials: readonly DeviceCredential[];
  readonly request: DeviceRequest | undefined;
  /** What happened on the device, newest first. */
  readonly events: readonly string[];
  readonly mails: readonly PanelMail[];
  readonly trouble: string | undefined;
}

export interface PanelMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly code: string | undefined;
  readonly sentAt: number;
}

export type Act =
  /** Requests the current state. */
  | { type: 'look' }
  | { type: 'answer'; answer: Answer }
  | { type: 'behave'; manner: Manner }
  | { type: 'remove'; id: string }
  /** Plays a story whose steps run on demand. */
  | { type: 'play' }
  /** Resets the world. */
  | { type: 'reset' };
