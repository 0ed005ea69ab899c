import { openStore, type Store } from '../store/index.ts';

/** Where the record is kept when nothing else is said. */
export const DEFAULT_STORE = 'parley-data';

export interface StoreOption {
  readonly store?: string;
}

/** Opens the record that `--store` names, gives it to a command, and closes it whatever happens. */
export async function withStore<Value>(
  { store: place = DEFAULT_STORE }: StoreOption,
  options: { readonly create: boolean },
  act: (store: Store) => Promise<Value>,
): Promise<Value> {
  const store = await openStore(place, options);
  try {
    return await act(store);
  } finally {
    await store.close();
  }
}
