/** What a page needs to know of the person at the desk, where the record can be worked on. */
export interface AtDesk {
  /** Under which name decisions are kept; empty until somebody says. */
  readonly coder: string;
  /** False where the name is that of a login. */
  readonly mayRename: boolean;
  /** Sent back with every form, so that a page elsewhere cannot send one in this person's name. */
  readonly token: string;
  /** False for a reader, who is shown the record and no forms. */
  readonly mayReview: boolean;
  /** Names that reviewers keep from being published. */
  readonly withheld: ReadonlySet<string>;
  /** The day this person was here before; null on the first day. */
  readonly since: string | null;
  /** How many entries each reviewer decided on each day. */
  readonly decided: readonly { readonly day: string; readonly by: string; readonly count: number }[];
  /** Entries of the dossier that wait for this person. */
  readonly waiting: number;
}
