/**
 * Abbreviations of English news by what follows them. The kind is a feature of the trained splitter, so that what it learns of
 * "Mr." and "Nov." from treebanks holds for "Brig." and "Sept." too.
 */
const WORDS = {
  /** A name follows, never a sentence: "Lt. Col. Ostrova". */
  title:
    'mr mrs ms mx dr prof rev fr msgr hon st ste gen maj lt col capt cpt sgt cpl pvt pfc brig cmdr cdr comdr adm radm ens sen sens rep reps gov govs pres amb supt insp det atty ald sec dep asst assoc mme mlle sr sra dir chmn spc ssgt msgt cmsgt messrs gens lts cols profs drs sirs mgr bp abp',
  /** A day or a year follows: "Nov. 3". */
  month: 'jan feb mar apr jun jul aug sep sept oct nov dec',
  weekday: 'mon tue tues wed thu thur thurs fri sat sun',
  /** A number follows: "No. 2", "pp. 12-14", "Art. 5". */
  number:
    'no nos art arts p pp vol vols fig figs ch chap para paras ca c approx ver fl bk ph tel fax ext app eq cl reg rs',
  /** Belongs to the name before it, and may end a sentence: "Harbour Foods Inc." */
  suffix:
    'inc corp co cos ltd llc plc bros jr sr esq phd ph.d m.d b.a m.a m.p gmbh s.a n.v assn dept univ inst ave blvd rd ft mt govt intl natl ass',
  /** A place in letters: "the U.S. Senate", but also "in the U.S. He …". */
  place:
    'u.s u.k u.n e.u u.s.a u.a.e d.c n.y l.a n.j n.c s.c n.h n.m n.d s.d w.va u.s.s.r d.r.c ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo ont que alta b.c',
  /** Something always follows: "e.g. Peru", "Roe v. Wade". */
  leading: 'e.g i.e cf viz incl v vs',
  latin: 'etc et.al al ibid op cit a.k.a aka r.i.p n.b p.s',
  clock: 'a.m p.m a.d b.c.e c.e bc ad am pm est gmt',
  unit: 'km cm mm kg lb lbs oz hr hrs min sec sq mph',
} as const;

/** Kinds counted from 1; 0 is no abbreviation. */
export const ABBREVIATION = Object.fromEntries(Object.keys(WORDS).map((kind, k) => [kind, k + 1])) as {
  readonly [kind in keyof typeof WORDS]: number;
};

/** Every abbreviation in small letters without its last stop, with its kind. */
export const ABBREVIATIONS: ReadonlyMap<string, number> = new Map(
  Object.entries(WORDS).flatMap(([kind, words]) =>
    words.split(' ').map(word => [word, ABBREVIATION[kind as keyof typeof WORDS]] as const),
  ),
);
