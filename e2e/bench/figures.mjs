// What a row of measurements comes to.

export function median(values) {
  return quantile(values, 0.5);
}

export function quantile(values, part) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * part)];
}
