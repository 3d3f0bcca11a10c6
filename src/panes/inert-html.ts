// What a page may be made of in a preview (R26). The frame it is shown in has no scripts, no origin and a policy that
// lets nothing be loaded; what would ask for something or lead away is taken out all the same, since a policy does not
// govern every request (looking up the host of a link ahead of time is none of its business).

/** What is taken out with all that is in it. */
const removed =
  'script, link, base, iframe, frame, frameset, object, embed, applet, portal, fencedframe, audio, video, source, track, meta[http-equiv]';

/** Attributes that hold an address. An image's may hold the image itself. */
const addresses = [
  ...['src', 'srcset', 'href', 'xlink:href', 'action', 'formaction', 'background', 'poster', 'ping', 'data'],
  ...['manifest', 'longdesc', 'cite', 'imagesrcset', 'lowsrc', 'dynsrc', 'srcdoc'],
];

const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** A page that shows itself and does nothing, and how much of it was taken out. */
export interface InertHtml {
  readonly html: string;
  /** Scripts and event handlers. */
  readonly scripts: number;
  /** Addresses: of images, style sheets, frames, links, forms. */
  readonly addresses: number;
}

/** Takes out of a page what runs, asks or leads away. The parsed document is one that belongs to no window. */
export function makeInert(html: string): InertHtml {
  const page = new DOMParser().parseFromString(renameHandlers(html), 'text/html');
  const taken = { scripts: 0, addresses: 0 };
  for (const element of page.querySelectorAll(removed)) {
    taken[element.localName === 'script' ? 'scripts' : 'addresses'] += 1;
    element.remove();
  }
  for (const element of page.querySelectorAll('*')) stripAttributes(element, taken);
  for (const { content } of page.querySelectorAll('template')) content.replaceChildren();
  const front = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return { html: `${front}${page.documentElement.outerHTML}`, ...taken };
}

/** Parsing alone has the browser look at event handlers, and complain of them: by another name they are none. */
function renameHandlers(html: string): string {
  return html.replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(?<=[\s"'/])on(?=[a-z]+\s*=)/gi, 'data-on-'));
}

function stripAttributes(element: Element, taken: { scripts: number; addresses: number }): void {
  for (const { name, value } of [...element.attributes]) {
    const isHandler = /^(on|data-on-)/i.test(name);
    if (!isHandler && !(addresses.includes(name.toLowerCase()) && !isHarmless(element, value))) continue;
    taken[isHandler ? 'scripts' : 'addresses'] += 1;
    element.removeAttribute(name);
  }
}

function isHarmless(element: Element, value: string): boolean {
  return value.startsWith('#') || (element.localName === 'img' && /^data:image\//i.test(value));
}
