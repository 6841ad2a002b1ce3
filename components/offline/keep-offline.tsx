'use client';

import { useEffect } from 'react';

/** The page and its cluster come first, and a glance at one page is not worth a copy of the site. */
const WAIT_MS = 6000;

/**
 * Lets the browser keep the site for use without a network, once the page is at rest.
 *
 * Not inside another page, and not for readers who asked their browser to save data.
 */
export function KeepOffline() {
  useEffect(() => {
    const { connection, serviceWorker } = navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } };
    const isWanted = process.env.NODE_ENV === 'production' && window.top === window && connection?.saveData !== true;
    if (!isWanted || serviceWorker === undefined) return;
    // Refused or out of room: the site then needs the network, as any other.
    const timer = setTimeout(() => {
      if (navigator.onLine) void serviceWorker.register('/sw.js').catch(() => {});
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  return null;
}
