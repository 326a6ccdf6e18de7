'use client';
import { useEffect } from 'react';

/** Loads the elements after hydration, in which React refuses children that it has not rendered. */
export function Passkeys() {
  useEffect(() => {
    void import('passkey-elements');
  }, []);
  return null;
}
