// A list of any length as one parameter, so that every length is the same prepared statement. Runs in main.
import { type RawBuilder, sql } from 'kysely'

/** For `where('id', 'in', idList(ids))`. */
export function idList(ids: readonly string[]): RawBuilder<string> {
  return sql<string>`(select value from json_each(${JSON.stringify(ids)}))`
}
