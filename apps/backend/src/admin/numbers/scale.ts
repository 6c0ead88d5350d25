import type { SalesDay } from '@cityos/contracts'

/** Days in a row as one bar of a chart; minor units. */
export interface Bin {
  from: string
  to: string
  gmv_minor: number
  commission_minor: number
  vendor_orders: number
}

/** More bars than these are too thin to be told apart. */
const MOST_BINS = 100
const WEEK = 7

/** One bar for each day, or for each week where there are too many days; the first week may be shorter. Sums stay exact. */
export function binsOf(days: readonly SalesDay[]): Bin[] {
  const size = days.length > MOST_BINS ? WEEK : 1
  const begin = days.length % size
  const whole = Array.from({ length: Math.floor(days.length / size) }, (_, index) => begin + index * size)
  const starts = begin ? [0, ...whole] : whole
  return starts.map((start, index) => binOf(days.slice(start, starts[index + 1])))
}

function binOf(days: readonly SalesDay[]): Bin {
  const sum = (key: 'gmv_minor' | 'commission_minor' | 'vendor_orders') =>
    days.reduce((total, day) => total + day[key], 0)
  return {
    ...{ from: days[0]!.day, to: days.at(-1)!.day },
    ...{ gmv_minor: sum('gmv_minor'), commission_minor: sum('commission_minor') },
    vendor_orders: sum('vendor_orders'),
  }
}

/** Round amounts from nothing to at least `most`, evenly apart: 0, 50, 100, 150. Whole minor units; two at least. */
export function ticksOf(most: number): number[] {
  const rough = Math.max(most, 1) / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max(1, [1, 2, 5, 10].map((by) => by * power).find((by) => by >= rough) ?? rough)
  const ticks = [0]
  while (ticks.at(-1)! < most || ticks.length < 2) ticks.push(ticks.length * step)
  return ticks
}

/** Where so many labels of so many bars stand, evenly apart: the first bar always has one. */
export function labelled(count: number, most: number): number[] {
  const every = Math.max(1, Math.ceil(count / most))
  return Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every)
}
