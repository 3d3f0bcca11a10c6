/** The design's names, each mapped to its property in src/ui/tokens.css: the values live there, and only there. */

const token = (name) => `var(--as-${name})`;
const plain = (...names) => Object.fromEntries(names.map((name) => [name, token(name)]));

/** A reading has four parts: fill (the bare name), ink, tint and line. */
const reading = (name, fill, tint) => ({
  [name]: token(`${fill}-fill`),
  [`${name}-ink`]: token(`${fill}-ink`),
  [`${name}-tint`]: token(`${tint}-tint`),
  [`${name}-line`]: token(`${tint}-line`),
});

const gray = (share) => `color-mix(in oklab, ${token('ink-3')} ${share}, ${token('surface')})`;
const text = (size) => [token(`text-${size}`), { lineHeight: token(`lh-${size}`) }];

/** @type {import('tailwindcss').Config} */
export default {
  theme: {
    screens: { sm: '390px', md: '768px', lg: '1024px', xl: '1280px' },
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      inherit: 'inherit',
      ...plain('canvas', 'surface', 'sunken', 'raised', 'hover', 'selected', 'scrim'),
      ...plain('line', 'line-faint', 'line-strong', 'line-control'),
      ...plain('ink', 'ink-2', 'ink-3', 'ink-off', 'ink-inverse'),
      ...plain('primary', 'primary-hover', 'on-primary', 'danger', 'on-danger'),
      ...plain('accent', 'accent-ink', 'accent-tint', 'accent-line', 'info-ink', 'info-tint', 'info-line'),
      ...plain('code-key', 'code-string', 'code-number', 'code-const', 'code-punct', 'code-var-ink', 'code-var-tint'),
      ...plain('graticule', 'graticule-hi', 'now', 'mark-bg', 'mark-trace'),
      ...reading('active', 'active', 'active'),
      ...reading('expiring', 'expiring', 'expiring'),
      ...reading('expired', 'expired', 'expired'),
      ...reading('revoked', 'revoked', 'revoked'),
      ...reading('s2xx', '2xx', 'active'),
      ...reading('s3xx', '3xx', '3xx'),
      ...reading('s4xx', '4xx', '4xx'),
      ...reading('s5xx', '5xx', '5xx'),
      'phase-1': gray('35%'),
      'phase-2': gray('55%'),
      'phase-3': gray('80%'),
    },
    fontFamily: { sans: token('font-sans'), mono: token('font-mono') },
    fontSize: Object.fromEntries([11, 12, 13, 14, 16, 20, 26, 40].map((size) => [size, text(size)])),
    fontWeight: {
      regular: token('weight-regular'),
      medium: token('weight-medium'),
      semibold: token('weight-semibold'),
    },
    borderRadius: {
      none: '0',
      sm: token('radius-sm'),
      md: token('radius-md'),
      lg: token('radius-lg'),
      xl: token('radius-xl'),
      full: token('radius-full'),
      chip: `calc(${token('radius-sm')} + 1px)`,
      control: `calc(${token('radius-md')} + 1px)`,
      touch: `calc(${token('radius-md')} + 3px)`,
      well: `calc(${token('radius-md')} + 2px)`,
    },
    boxShadow: {
      none: 'none',
      card: token('shadow-card'),
      pop: token('shadow-pop'),
      modal: token('shadow-modal'),
      focus: token('focus-ring'),
      chosen: `0 0 0 1px ${token('line')}, ${token('shadow-card')}`,
      underline: `inset 0 -1px 0 ${token('line')}`,
    },
    transitionDuration: { DEFAULT: token('fast'), fast: token('fast'), base: token('base'), slow: token('slow') },
    transitionTimingFunction: {
      DEFAULT: token('ease-out'),
      out: token('ease-out'),
      'in-out': token('ease-in-out'),
    },
    extend: {
      height: { 'control-sm': token('control-sm'), control: token('control'), touch: token('control-touch') },
      minHeight: { row: token('row'), control: token('control'), touch: token('control-touch') },
      width: {
        'control-sm': token('control-sm'),
        control: token('control'),
        touch: token('control-touch'),
        rail: token('rail'),
        sidebar: token('sidebar'),
        list: token('list'),
        inspector: token('inspector'),
      },
      spacing: { topbar: token('topbar'), row: token('row') },
    },
  },
};
