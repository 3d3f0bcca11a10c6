import { expect, test } from 'vitest';
import { bodyFileName } from './body-file-name.ts';

const url = 'https://api.example/v1/reports/march?x=1';

test.each([
  ['attachment; filename="report.csv"', 'report.csv'],
  ['ATTACHMENT; FileName=report.csv', 'report.csv'],
  ['attachment; filename="EURO rates"; filename*=utf-8\'\'%e2%82%ac%20rates.txt', '€ rates.txt'],
  ["attachment; filename*=iso-8859-1'en'%A3%20rates.txt", '£ rates.txt'],
  ['attachment; filename="fallback.txt"; filename*=utf-8\'\'%E0%A4%A', 'fallback.txt'],
  ['attachment; filename="a \\"quoted\\" name.txt"', 'a _quoted_ name.txt'],
  ['attachment; filename="../../etc/passwd"', 'passwd'],
  ['attachment; filename="C:\\\\Windows\\\\evil.bat"', 'evil.bat'],
  ["attachment; filename*=utf-8''..%2F..%2F.bashrc", 'bashrc'],
  ["attachment; filename*=utf-8''invoice%E2%80%AEfdp.exe", 'invoicefdp.exe'],
  ["attachment; filename*=utf-8''a%0D%0Ab.txt", 'ab.txt'],
  ['attachment; filename="CON.txt"', '_CON.txt'],
  [`attachment; filename="${'x'.repeat(300)}.json"`, `${'x'.repeat(115)}.json`],
  ['attachment; filename="..."', 'march.json'],
  ['inline', 'march.json'],
])('%s is saved as %s', (contentDisposition, name) => {
  expect(bodyFileName({ contentDisposition, contentType: 'application/json', url })).toBe(name);
});

test.each([
  ['https://api.example/pictures/cat.PNG', 'image/png', 'cat.PNG'],
  ['https://api.example/a%2Fb%20c/', 'text/html; charset=utf-8', 'b c.html'],
  ['https://api.example/', 'application/problem+json', 'response.json'],
  ['https://api.example/%E0%A4%A', undefined, '%E0%A4%A'],
  ['not a URL', 'application/x-unheard-of', 'response'],
])('without a name from the server, %s of type %s is %s', (from, contentType, name) => {
  expect(bodyFileName({ contentDisposition: undefined, contentType, url: from })).toBe(name);
});
