/** Letters, digits, `_`, `.` and `-`, none of the last two in front; `$` begins one that the console makes a value for. */
export const variableName = String.raw`\$?[\p{L}\p{N}_][\p{L}\p{N}_.-]*`;

const wholeName = new RegExp(`^${variableName}$`, 'u');

/** Tells whether `{{name}}` would name a variable of this name. */
export function isVariableName(name: string): boolean {
  return wholeName.test(name);
}
