/** Runs SQL inside one transaction. */
export interface Sql {
  /** `$1`, `$2` … stand for the values. */
  query<Row = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** An app's own database, as the bridge needs it. An app may give its transactions more than `query`. */
export interface Database<Tx extends Sql = Sql> {
  /** Read committed; commits when `work` ends and rolls back when it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}
