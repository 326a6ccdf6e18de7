/**
 * Whether a provider's icon may be shown. Only pictures inside the list: a request for a remote one would tell its
 * server who looks at the list.
 *
 * An SVG in an image runs no script, but a few kilobytes of nested references can stop the page for minutes. So it has
 * plain shapes and gradients only, in an encoding that this check reads as the browser does.
 */
const largest = 32_768;
const raster = /^data:image\/(?:png|jpeg|gif|webp);base64,/;
const svg = /^data:image\/svg\+xml(?:;charset=utf-8|;utf8)?(;base64)?,/;
const shapes =
  /^(?:svg|g|path|rect|circle|ellipse|line|polyline|polygon|title|desc|defs|linearGradient|radialGradient|stop)$/;
const costly = /[\0&]|<[?!]|href|dasharray|filter|mask|style|clip-path/;

export function isSafePicture(icon: string): boolean {
  if (icon.length > largest) return false;
  const [head, isBase64] = svg.exec(icon) ?? [];
  if (!head) return raster.test(icon);
  try {
    const body = icon.slice(head.length);
    const text = isBase64 ? atob(body) : decodeURIComponent(body);
    const names = [...text.matchAll(/<\/?([^\s/>]*)/g)].map(([, name = '']) => name);
    return text.startsWith('<svg') && !costly.test(text) && names.every((name) => shapes.test(name));
  } catch {
    return false;
  }
}
