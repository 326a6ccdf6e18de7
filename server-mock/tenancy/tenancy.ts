/** A tenancy, its configuration, and the default tenancy. */
import type { TenancyRecord } from '../store/tables.js';

export interface Tenancy extends Readonly<TenancyRecord> {
  readonly id: string;
}

export interface TenancyOptions {
  /** Letters, digits, `_` and `-`; at most 64. */
  id: string;
  apiKey: string;
  /** Default: development. */
  kind?: TenancyRecord['kind'];
  /** Required except in development, where the default is the page's host. */
  rpId?: string;
  /** Default: the rpId. */
  rpName?: string;
  /** Exact origins, such as `https://login.example.com`, besides `https://{rpId}`. */
  origins?: string[];
  /** Legacy relying party ids that the tenancy's origins may request at login. */
  relatedRpIds?: string[];
  /** Exact top-level origins that may embed the tenancy's pages in a frame. Default: none. */
  embedders?: string[];
  /** A second registration with the same username replaces the first. Default: in development only. */
  stableCredentialIds?: boolean;
  /** Whether to refuse a registration authorisation without `rpName`, or to use the rpId. Default: true. */
  strict?: boolean;
  email?: string;
}

/** Works without configuration on any port of localhost. The key is public: for development only. */
export const defaultTenancy: TenancyOptions = {
  id: 'dev',
  apiKey: 'dev-api-key-for-localhost-only',
  kind: 'development',
  rpId: 'localhost',
  rpName: 'Passkey development',
};
