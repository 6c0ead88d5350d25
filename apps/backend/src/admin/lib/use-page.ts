import type { PageInfo } from '@cityos/contracts'
import { useState } from 'react'
import { withQuery } from './api'
import { useRead } from './use-read'

export type Sorting = { id: string; desc: boolean }
export type Filters = Record<string, unknown>

interface Options<Answer> {
  pageSize?: number
  refetchInterval?: (page: Answer | undefined) => number | false
  /** False for lists that have one order and take no other. */
  ordered?: boolean
}

/** One list of the API with its search, filters, order and pages. Going back uses the cursors of the pages seen. `always` goes with every request; `refetchInterval` says from what is there how soon it is read again. */
export function usePage<Answer extends Omit<PageInfo, 'count'>>(
  path: string,
  always: Filters = {},
  { pageSize = 20, refetchInterval, ordered = true }: Options<Answer> = {},
) {
  const [search, setSearch] = useState('')
  const [filters, setFilters] = useState<Filters>({})
  const [sorting, setSorting] = useState<Sorting | null>(ordered ? { id: 'created_at', desc: true } : null)
  const [cursors, setCursors] = useState<(string | undefined)[]>([undefined])
  const [index, setIndex] = useState(0)

  const query = {
    ...always,
    limit: pageSize,
    cursor: cursors[index],
    order: sorting ? `${sorting.desc ? '-' : ''}${sorting.id}` : undefined,
    q: search.trim() || undefined,
    ...spread(filters),
  }
  const page = useRead<Answer>(withQuery(path, query), {
    keep: true,
    ...(refetchInterval ? { refetchInterval } : {}),
  })

  /** A cursor is good for one order and one set of filters. */
  const restart =
    <T>(change: (value: T) => void) =>
    (value: T) => {
      setCursors([undefined])
      setIndex(0)
      change(value)
    }
  const goTo = (wanted: number) => {
    const next = page.data?.next_cursor ?? undefined
    if (wanted > index && next) setCursors([...cursors.slice(0, index + 1), next])
    if (wanted <= index || next) setIndex(wanted)
  }
  return {
    page,
    pageSize,
    index,
    goTo,
    search,
    setSearch: restart(setSearch),
    filters,
    setFilters: restart(setFilters),
    sorting,
    setSorting: restart(setSorting),
  }
}

/** A range of dates as the API asks for it: `placed` is `placed_from` and `placed_to`. */
function spread(filters: Filters): Filters {
  const parts = Object.entries(filters).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [[name, value]]
    const { $gte, $gt, $lte, $lt } = value as Partial<Record<'$gte' | '$gt' | '$lte' | '$lt', string>>
    return [
      [`${name}_from`, $gte ?? $gt],
      [`${name}_to`, $lte ?? $lt],
    ]
  })
  return Object.fromEntries(parts) as Filters
}
