/**
 * The RSA keys that sign identity tokens. The newest key that is not retired signs. A retired key stays published
 * until its tokens and cached key sets have expired.
 */
import { calculateJwkThumbprint, CompactSign, type JWK } from 'jose';
import type { IdTokenClaims } from '../../src/wire/contract.js';
import type { Limits } from '../limits.js';
import type { Row, Store, Transaction } from '../store/store.js';
import { serverScope, type SigningKeyRecord } from '../store/tables.js';

const algorithm = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  modulusLength: 2048,
  publicExponent: new Uint8Array([1, 0, 1]),
};

export interface SigningKeys {
  /** Generates the key if there is none, so that signing is fast afterwards. */
  ready(): Promise<void>;
  sign(claims: IdTokenClaims): Promise<string>;
  /** The JWKS document. */
  published(): Promise<{ keys: JWK[] }>;
  /** Retires the current key and returns the `kid` of a new one. */
  rotate(): Promise<string>;
}

interface Signer {
  kid: string;
  key: CryptoKey;
}

export function createSigningKeys(store: Store, now: () => number, limits: Limits): SigningKeys {
  let signer: Promise<Signer> | undefined;

  const current = (): Promise<Signer> => {
    signer ??= load().catch((error: unknown) => {
      signer = undefined;
      throw error;
    });
    return signer;
  };

  const load = async (): Promise<Signer> => {
    const stored = await store.transact(activeKey);
    return importSigner(stored ?? (await add({ retireOthers: false })));
  };

  /** Generating is asynchronous, so two calls may race: the first to reach the store wins. */
  const add = async ({ retireOthers }: { retireOthers: boolean }): Promise<Row<SigningKeyRecord>> => {
    const { kid, record } = await generate(now());
    return store.transact((transaction) => {
      const active = activeKey(transaction);
      if (active && !retireOthers) return active;
      for (const old of transaction.list('signingKeys', serverScope)) {
        if (old.record.retiredAt !== undefined) continue;
        const retired = { retiredAt: now(), expiresAt: now() + limits.signingKeyOverlap };
        transaction.replace('signingKeys', serverScope, old.id, { ...old.record, ...retired });
      }
      transaction.insert('signingKeys', serverScope, kid, record);
      return { seq: 0, id: kid, record };
    });
  };

  return {
    async ready() {
      await current();
    },
    async sign(claims) {
      const { kid, key } = await current();
      // `SignJWT` would copy and validate claims that are already complete.
      const payload = new TextEncoder().encode(JSON.stringify(claims));
      return new CompactSign(payload).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(key);
    },
    async published() {
      await current();
      const rows = await store.transact((transaction) => transaction.list('signingKeys', serverScope));
      const live = rows.filter(({ record }) => (record.expiresAt ?? Infinity) > now());
      return {
        keys: live.map(({ id, record: { publicJwk } }) => ({
          kty: 'RSA',
          n: publicJwk.n ?? '',
          e: publicJwk.e ?? '',
          kid: id,
          alg: 'RS256',
          use: 'sig',
        })),
      };
    },
    async rotate() {
      const row = await add({ retireOthers: true });
      signer = importSigner(row);
      return row.id;
    },
  };
}

function activeKey(transaction: Transaction): Row<SigningKeyRecord> | undefined {
  const rows = transaction.list('signingKeys', serverScope);
  return rows.findLast(({ record }) => record.retiredAt === undefined);
}

async function importSigner({ id, record }: Row<SigningKeyRecord>): Promise<Signer> {
  return {
    kid: id,
    key: await crypto.subtle.importKey('jwk', record.privateJwk, algorithm, false, ['sign']),
  };
}

async function generate(createdAt: number): Promise<{ kid: string; record: SigningKeyRecord }> {
  const pair = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const publicJwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const privateJwk = await crypto.subtle.exportKey('jwk', pair.privateKey);
  const { n = '', e = '' } = publicJwk;
  return {
    kid: await calculateJwkThumbprint({ kty: 'RSA', n, e }),
    record: { privateJwk, publicJwk, createdAt },
  };
}
