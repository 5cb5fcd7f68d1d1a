import { saveFile } from '../../ui/save-file.ts';
import type { Journey } from './journey.ts';
import { MAP } from './map-shapes.ts';
import { told } from './told.ts';
import type { JourneyWords } from './words.ts';

const USED = /var\((--[\w-]+)\)/g;
/** What the page writes of a colour that has two: paper is light. */
const LIGHT = /^light-dark\(\s*([^,]+),.*\)$/s;

/**
 * Hands the drawing to the browser as a file of its own: nothing in it is fetched, its colours are written out, and what happened is
 * in it as text.
 */
export function saveSvg(svg: SVGSVGElement, name: string, journey: Journey, words: JourneyWords): void {
  const style = getComputedStyle(document.documentElement);
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('role', 'img');
  for (const attribute of ['aria-hidden', 'class']) copy.removeAttribute(attribute);
  // What was just moving has arrived.
  for (const moving of copy.querySelectorAll('[class]')) moving.remove();
  const ground = document.createElementNS(copy.namespaceURI, 'rect');
  ground.setAttribute('width', `${MAP.width}`);
  ground.setAttribute('height', `${MAP.height}`);
  ground.setAttribute('fill', 'var(--paper)');
  const title = document.createElementNS(copy.namespaceURI, 'title');
  title.textContent = `${words.map}: ${journey.subject || words.subjectless}`;
  const description = document.createElementNS(copy.namespaceURI, 'desc');
  description.textContent = journey.rows
    .map(
      (row, index) =>
        `${index + 1}. ${row.from} → ${row.to}: ${told(row, journey, words).what.replaceAll('`', '')}`,
    )
    .join('\n');
  copy.prepend(title, description, ground);
  const value = (variable: string): string => {
    const text = style.getPropertyValue(variable).trim();
    // Attributes are quoted with ": names of typefaces are not.
    return (LIGHT.exec(text)?.[1] ?? text).replaceAll('"', "'");
  };
  const text = new XMLSerializer()
    .serializeToString(copy)
    .replace(USED, (_, variable: string) => value(variable));
  saveFile(name, text, 'image/svg+xml');
}
