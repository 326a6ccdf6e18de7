/** Computed colours as sRGB, and their contrast. */

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;

/** Composites colours, the lowest first. */
function blend(colours: readonly string[]): [number, number, number] {
  for (const colour of colours) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

function luminance(rgb: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = rgb
    .map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Backgrounds under an element, the page's first, through slots and shadow roots. */
export function backgrounds(element: Element): string[] {
  const above = element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host;
  const own = getComputedStyle(element).backgroundColor;
  // A modal dialog is in the top layer.
  const rest =
    element instanceof HTMLDialogElement || !(above as Element | undefined) ? [] : backgrounds(above);
  return [...(rest.length > 0 ? rest : [systemColour('Canvas')]), own];
}

function systemColour(name: string): string {
  const probe = document.createElement('span');
  probe.style.color = name;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** WCAG contrast ratio, between 1 and 21. */
export function contrast(colour: string, under: readonly string[]): number {
  const [darker = 0, lighter = 0] = [luminance(blend([...under, colour])), luminance(blend(under))].sort(
    (one, other) => one - other,
  );
  return (lighter + 0.05) / (darker + 0.05);
}
