import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { ParleyError } from '../../text/index.ts';
import type { Newsroom } from '../site.ts';

/** The grounds that a colour has to be read on, light and dark: `--paper` of assets/tokens.css. */
const PAPER = { light: '#fbfaf6', dark: '#161512' } as const;
/** WCAG 2, level AA, for text. */
const LEAST_CONTRAST = 4.5;

const colour = (ground: keyof typeof PAPER) =>
  z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'must be a colour as #0b4f8a')
    .refine(value => contrast(value, PAPER[ground]) >= LEAST_CONTRAST, {
      error: ({ input }) =>
        `cannot be read well on the ${ground} page: its contrast is ${contrast(String(input), PAPER[ground]).toFixed(1)}, and ${LEAST_CONTRAST} is the least`,
    });
const link = z.url({ protocol: /^https?$/, error: 'must be an address that begins with http:// or https://' });
const words = z.string().min(1).max(2000);

const settings = z.strictObject({
  name: words.nullable().default(null),
  colours: z
    .strictObject({
      brand: colour('light').optional(),
      link: colour('light').optional(),
      'brand dark': colour('dark').optional(),
      'link dark': colour('dark').optional(),
    })
    .default({}),
  support: z
    .strictObject({
      text: words,
      links: z.array(z.strictObject({ label: words, url: link })).default([]),
      accounts: z.array(z.strictObject({ label: words, number: words })).default([]),
    })
    .nullable()
    .default(null),
  comments: z
    .strictObject({ label: words, url: z.union([link, z.string().regex(/^mailto:[^\s<>"]+$/)]) })
    .nullable()
    .default(null),
});

/**
 * Reads a newsroom's own settings for publishing (docs/publishing.md): its name, colours, a box for support, and where comments go.
 *
 * @throws {ParleyError} `newsroom-invalid`, naming the place.
 */
export function parseNewsroom(yaml: string, file = 'newsroom.yaml'): Newsroom {
  let raw: unknown;
  try {
    raw = parseYaml(yaml);
  } catch (error) {
    throw invalid(`${file} is not YAML: ${(error as Error).message}`, error);
  }
  const parsed = settings.safeParse(raw ?? {});
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the file'} ${message}`);
    throw invalid(`${file} cannot be used: ${places.join('; ')}`, parsed.error);
  }
  const { colours, ...rest } = parsed.data;
  const given = {
    brand: colours.brand,
    link: colours.link,
    brandDark: colours['brand dark'],
    linkDark: colours['link dark'],
  };
  return {
    ...rest,
    colours: Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  };
}

const invalid = (message: string, cause: unknown) =>
  new ParleyError('newsroom-invalid', message, 'docs/publishing.md has an example to copy.', { cause });

/** Contrast of two colours (WCAG 2.2: relative luminance of sRGB), 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The newsroom's colours as a style sheet; each is checked to be a colour and nothing else. */
export function newsroomStyles({ colours }: Newsroom): string {
  const rules = (brand: string | undefined, linked: string | undefined) =>
    [brand === undefined ? '' : `--brand: ${brand};`, linked === undefined ? '' : `--link: ${linked};`]
      .filter(Boolean)
      .join(' ');
  const light = rules(colours.brand, colours.link);
  const dark = rules(colours.brandDark, colours.linkDark);
  return [
    light === '' ? '' : `:root { ${light} }`,
    dark === '' && light === ''
      ? ''
      : `@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${dark || DARK} } }`,
    dark === '' && light === '' ? '' : `:root[data-theme="dark"] { ${dark || DARK} }`,
    '',
  ]
    .filter((line, i, all) => line !== '' || i === all.length - 1)
    .join('\n');
}

/** Where a newsroom names no dark colours, dark pages keep Parley's. */
const DARK = '--brand: #ece8df; --link: #8fc0ee;';
