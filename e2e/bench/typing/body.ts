/** A JSON body of one mebibyte, in lines as one types them. */
export function largeBody(): string {
  const items: string[] = [];
  for (let length = 0; length < 2 ** 20; length += items.at(-1)?.length ?? 0) {
    const id = items.length;
    items.push(`    { "id": ${id}, "name": "Item ${id}", "price": 19.90, "tags": ["a", "b"], "isActive": true },\n`);
  }
  return `{\n  "items": [\n${items.join('')}    null\n  ]\n}\n`;
}
