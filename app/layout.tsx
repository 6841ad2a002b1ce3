import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import type { ReactNode } from 'react';
import { KeepOffline } from '#components/offline/index.ts';
import { SiteKeys } from '#components/palette/index.ts';
import { HeaderProgress } from '#components/progress/index.ts';
import { SiteHeader, themeBootScript } from '#components/ui/index.ts';
import { curriculum } from '#content/curriculum.ts';
import '#components/ui/tokens.css';
import '#components/ui/base.css';
import '#components/ui/modes.css';
import '#components/ui/print.css';

const sans = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  variable: '--font-sans',
  weight: '100 900',
  display: 'swap',
});

const mono = localFont({
  src: '../node_modules/@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
  variable: '--font-mono',
  weight: '100 800',
  display: 'swap',
});

export const metadata: Metadata = {
  title: { default: 'Backoff: Kubernetes Jobs, by running them', template: '%s · Backoff' },
  description: 'Learn Kubernetes Jobs and CronJobs by running them in a cluster that lives in the browser tab.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#131416' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en-GB" className={`${sans.variable} ${mono.variable}`} suppressHydrationWarning>
      <head>
        {/* Before the first paint, so that a chosen theme never flashes. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant; React would escape it otherwise */}
        <script dangerouslySetInnerHTML={{ __html: themeBootScript }} />
      </head>
      <body>
        <a href="#content" className="skip">
          Skip to the content
        </a>
        <SiteHeader>
          <HeaderProgress slugs={curriculum} />
          <SiteKeys />
        </SiteHeader>
        <div id="content" tabIndex={-1}>
          {children}
        </div>
        <KeepOffline />
      </body>
    </html>
  );
}
