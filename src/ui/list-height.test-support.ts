/** Where nothing is laid out, nothing has a height, and a list that draws what is in view would draw nothing. */
export function giveListsAHeight() {
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => 800 });
}
