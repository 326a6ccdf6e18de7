import { expect } from './expect.js';
import { media, network, viewport } from './world.js';

const matches = (query: string) => matchMedia(query).matches;

describe('network', () => {
  it('goes offline', async () => {
    await network({ offline: true });
    expect(navigator.onLine).to.equal(false);
    const error = await fetch('/').catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
  });

  it('is online again in the next test', async () => {
    expect(navigator.onLine).to.equal(true);
    expect((await fetch(location.href)).ok).to.equal(true);
  });

  it('comes back within a test', async () => {
    await network({ offline: true });
    await network({});
    expect((await fetch(location.href)).ok).to.equal(true);
  });

  it('adds latency', async () => {
    await network({ latency: 250 });
    const start = performance.now();
    await fetch(location.href);
    expect(performance.now() - start).to.be.at.least(200);
  });
});

describe('media', () => {
  it('emulates forced colours, reduced motion and the colour scheme', async () => {
    await media({ forcedColors: 'active', reducedMotion: 'reduce', colorScheme: 'dark' });
    expect(matches('(forced-colors: active)')).to.equal(true);
    expect(matches('(prefers-reduced-motion: reduce)')).to.equal(true);
    expect(matches('(prefers-color-scheme: dark)')).to.equal(true);
  });

  it('is back to normal in the next test', () => {
    expect(matches('(forced-colors: active)')).to.equal(false);
    expect(matches('(prefers-reduced-motion: reduce)')).to.equal(false);
  });
});

describe('viewport', () => {
  it('resizes the window and puts it back', async () => {
    await viewport({ width: 320, height: 640 });
    expect(window.innerWidth).to.equal(320);
  });

  it('is back to normal in the next test', () => {
    expect(window.innerWidth).to.equal(800);
  });
});
