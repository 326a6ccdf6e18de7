/** Fields that several request bodies share. */
import * as v from 'valibot';
import type { UserVerification } from '../../../src/wire/contract.js';
import { isWellFormed, text, type Schema } from '../../http/schema.js';
import { tokenPattern } from '../../ids.js';

export const username = text(256);
export const displayName = text(256);
export const userId = text(256);
export const rpId = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
/** May be empty: a tenancy that is not strict falls back to the rpId. */
export const rpName = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(256),
  v.check(isWellFormed, 'malformed Unicode'),
);
export const token = v.pipe(v.string(), v.regex(tokenPattern, 'invalid or expired token'));
export const passkeyIds = v.pipe(v.array(v.pipe(v.string(), v.maxLength(128))), v.maxLength(1000));
export const userVerification: Schema<UserVerification> = v.picklist([
  'required',
  'preferred',
  'discouraged',
]);
export const mediation = v.picklist(['required', 'conditional']);
export const timeout = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER));
