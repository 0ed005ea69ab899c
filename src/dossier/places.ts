/** Country names in English as ICU has them, made once: a venue that is a country and one that is a city need not clash. */
const COUNTRIES = countryNames();

/** True for the name of a country. */
export function isCountry(name: string): boolean {
  return COUNTRIES.has(name.replace(/^the\s+/i, '').toLowerCase());
}

function countryNames(): ReadonlySet<string> {
  const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
  const names = new Set([
    'united states',
    'u.s.',
    'us',
    'uk',
    'britain',
    'turkey',
    'türkiye',
    'czech republic',
    'burma',
    'ivory coast',
  ]);
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i));
  for (const first of letters)
    for (const second of letters) {
      const name = regions.of(first + second);
      if (name !== undefined) names.add(name.toLowerCase());
    }
  return names;
}
