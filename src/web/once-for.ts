/**
 * Computes something of a value once, when it is first asked for: a dossier of a hundred thousand entries is sorted and indexed when it changes,
 * not with every look at it. A changed dossier is a new object, so nothing computed can be stale, and what nobody holds any more is forgotten.
 */
export function onceFor<Key extends object, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new WeakMap<Key, { readonly value: Value }>();
  return key => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
