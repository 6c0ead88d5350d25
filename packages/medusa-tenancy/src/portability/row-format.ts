import { TenancyError } from '../errors'
import { canonicalJson } from './canonical-json'
import type { PortableColumn } from './catalogue'

/** A row as it travels: each value in PostgreSQL's text form, or null. */
export type PortableRow = Record<string, string | null>

/** Writes rows of one table as lines: members in the columns' order, which is name order. */
export function rowWriter(columns: PortableColumn[]): (row: Record<string, unknown>) => string {
  const parts = columns.map(({ name, type }, index) => ({
    name,
    head: `${index ? ',' : '{'}${JSON.stringify(name)}:`,
    // The order of jsonb's members depends on their names alone, and a copy renames some.
    json: type === 'jsonb',
  }))
  return (row) => {
    let line = ''
    for (const { name, head, json } of parts) {
      const value = row[name] as string | null
      line += head + (value === null ? 'null' : JSON.stringify(json ? canonicalJson(value) : value))
    }
    return `${line || '{'}}`
  }
}

/** @throws TenancyError `export_invalid` when the line is no row of these columns. */
export function parseRow(line: string, table: string, columns: PortableColumn[]): PortableRow {
  const row = parseObject(line)
  const names = row && Object.keys(row)
  const fits =
    row &&
    names?.length === columns.length &&
    columns.every(({ name }) => row[name] === null || typeof row[name] === 'string')
  if (!fits) throw new TenancyError('export_invalid', `A line of ${table} is no row of its columns.`)
  return row as PortableRow
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
