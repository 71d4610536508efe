import type { Rehearsal } from './rehearsal';

/** How many rows of the filler make a mebibyte, nearly. */
const ROWS = 1024;

/** Fills a table on the primary with about so many mebibytes, and gives the query that counts its rows, with the answer. */
export async function fill(stage: Rehearsal, megabytes: number): Promise<[query: string, rows: string]> {
  const identity = stage.dialect.admin === 'postgres' ? 'GENERATED ALWAYS AS IDENTITY' : 'AUTO_INCREMENT';
  await stage.sql(
    0,
    `CREATE TABLE filler (id bigint ${identity} PRIMARY KEY, payload varchar(1000)); INSERT INTO filler (payload) SELECT repeat('filler ', 137);`,
  );
  const wanted = megabytes * ROWS;
  for (let rows = 1; rows < wanted; ) {
    const more = Math.min(rows, 65_536, wanted - rows);
    await stage.sql(0, `INSERT INTO filler (payload) SELECT payload FROM filler LIMIT ${more}`);
    rows += more;
  }
  return ['SELECT count(*) FROM filler', `${wanted}`];
}
