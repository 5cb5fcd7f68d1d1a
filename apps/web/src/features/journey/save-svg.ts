/** Colours that the drawing takes from the page, as they are now: a file has no style sheet. */
const USED = /var\((--[\w-]+)(?:,\s*([^()]*(?:\([^()]*\))?[^()]*))?\)/g;

/** Hands the drawing to the browser as a file of its own. */
export function saveSvg(svg: SVGSVGElement, name: string): void {
  const style = getComputedStyle(svg);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  for (const link of copy.querySelectorAll('a')) link.replaceWith(...link.childNodes);
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replace(
      USED,
      (_, variable: string, otherwise = 'currentColor') =>
        style.getPropertyValue(variable).trim() || otherwise,
    );
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
