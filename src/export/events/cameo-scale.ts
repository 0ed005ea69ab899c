/**
 * CAMEO's quad classes and Goldstein values, as the Phoenix data have them (CAMEO.SCALE; Goldstein 1992). Only the codes that Parley
 * writes have a value of their own; any other has that of its root.
 */
const GOLDSTEIN: Readonly<Record<string, number>> = {
  '01': 0,
  '02': 3,
  '026': 4,
  '03': 4,
  '033': 5.2,
  '0356': 7,
  '039': 5,
  '04': 1,
  '044': 2.5,
  '045': 5,
  '046': 7,
  '05': 3.5,
  '051': 3.4,
  '057': 8,
  '06': 6,
  '07': 7,
  '08': 5,
  '085': 7,
  '087': 9,
  '09': -2,
  '10': -5,
  '11': -2,
  '12': -4,
  '125': -5,
  '126': -5,
  '127': -5,
  '13': -6,
  '130': -4.4,
  '131': -5.8,
  '133': -5.8,
  '136': -7,
  '14': -6.5,
  '15': -7.2,
  '16': -4,
  '163': -6.5,
  '17': -7,
  '175': -9,
  '18': -9,
  '19': -10,
  '20': -10,
};

/** 0 neutral, 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict; by root. */
const QUADS: readonly (readonly [quad: number, roots: readonly string[]])[] = [
  [0, ['01', '02']],
  [1, ['03', '04', '05']],
  [2, ['06', '07', '08']],
  [3, ['09', '10', '11', '12', '13', '16']],
  [4, ['14', '15', '17', '18', '19', '20']],
];

export const rootOf = (code: string): string => code.slice(0, 2);
export const goldsteinOf = (code: string): number | null => GOLDSTEIN[code] ?? GOLDSTEIN[rootOf(code)] ?? null;
export const quadOf = (code: string): number | null =>
  QUADS.find(([, roots]) => roots.includes(rootOf(code)))?.[0] ?? null;
