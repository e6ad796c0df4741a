// Elements from code. Text is only ever text: nothing in this page turns a string into markup.

export type Child = Node | string | null;
export type Attributes = Readonly<Record<string, string | boolean>>;

const SVG = 'http://www.w3.org/2000/svg';

/** Make an element; `true` is an attribute without a value, `false` leaves it out. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Attributes = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for(const [name, value] of Object.entries(attributes)) {
    if(value !== false) {
      element.setAttribute(name, value === true ? '' : value);
    }
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

/** Make an icon of the sprite; it always stands beside a word, so nobody needs to hear it. */
export function icon(name: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('class', 'i');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', `#i-${name}`);
  svg.append(use);
  return svg;
}

/** Make a button that does something. */
export function button(action: string, kind: string, label: string, picture: string | null, act: () => void): HTMLButtonElement {
  const made = el('button', {type: 'button', class: `btn ${kind}`.trim(), 'data-action': action},
    picture === null ? null : icon(picture), label);
  made.addEventListener('click', act);
  return made;
}

/** Find what the template has promised. */
export function part<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if(found === null) {
    throw new Error(`the page has no #${id}`);
  }
  return found as T;
}
