/** The dictionary form of a word, given its tags. */
export type Lemmatise = (form: string, upos: string, xpos: string) => string;

/** Without a model: the word in small letters, names as they stand. */
export const plainLemma: Lemmatise = (form, upos) => (upos === 'PROPN' ? form : form.toLowerCase());
