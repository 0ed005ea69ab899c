import type { DossierDefinition } from '../dossier/index.ts';
import type { Reader, Writer } from './connection.ts';

/** Keeps a dossier's definition, in place of an earlier one of the same id. */
export async function putDefinition(db: Writer, definition: DossierDefinition): Promise<void> {
  const body = JSON.stringify(definition);
  await db
    .insertInto('definition')
    .values({ id: definition.id, body })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ body }))
    .execute();
}

export async function listDefinitions(db: Reader): Promise<DossierDefinition[]> {
  const rows = await db.selectFrom('definition').selectAll().orderBy('id').execute();
  return rows.map(({ body }) => JSON.parse(body) as DossierDefinition);
}

export async function removeDefinition(db: Writer, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('definition').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
