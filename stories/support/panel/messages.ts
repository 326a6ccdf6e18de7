/** What the panels and the page with the story tell each other, over Storybook's channel. */
import type { Answer, DeviceCredential, DeviceRequest } from '../../../src/entries/testing.js';
import type { World } from '../world.js';

/** From the page to the panels. */
export const STATE = 'passkey-elements/state';
/** From the panels to the page. */
export const ACT = 'passkey-elements/act';

/** How the person in front of the device answers. */
export const manners = {
  approve: 'says yes at once',
  unverified: 'says yes, but is not verified',
  cancel: 'says no',
  ignore: 'waits for me to answer',
} as const;

export type Manner = keyof typeof manners;

/** A manner as the device understands it, and back. */
export const answerOf = (manner: Manner): Answer => (manner === 'unverified' ? { verified: false } : manner);

/** Is there a dialog? Autofill only offers. */
export const asks = ({ kind, mediation }: Pick<DeviceRequest, 'kind' | 'mediation'>): boolean =>
  kind === 'create' || mediation !== 'conditional';

export interface PanelState {
  readonly kind: World['kind'];
  readonly manner: Manner | undefined;
  readonly credentials: readonly DeviceCredential[];
  readonly request: DeviceRequest | undefined;
  /** What happened on the device, the newest first. */
  readonly events: readonly string[];
  readonly mails: readonly PanelMail[];
  readonly trouble: string | undefined;
}

/** A mail to read. */
export interface PanelMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly code: string | undefined;
  readonly sentAt: number;
}

export type Act =
  /** Says again how things are. */
  | { type: 'look' }
  | { type: 'answer'; answer: Answer }
  | { type: 'behave'; manner: Manner }
  | { type: 'remove'; id: string }
  /** Begins the world anew. */
  | { type: 'reset' };
