import { Shelves } from '../src/catalogue-cache/shelves'
import { storedAnswer, type StoredAnswer } from '../src/catalogue-cache/stored-answer'

const answer = (bytes = 9_000): StoredAnswer =>
  storedAnswer({ 'content-type': 'application/json' }, Buffer.alloc(bytes, 'x')) as StoredAnswer
const open = (shelves: Shelves, tenant: string, version = 'v1') => shelves.open(tenant, version, Infinity)

describe('the memory of the catalogue cache', () => {
  it('answers what was kept under the version, and nothing of another', () => {
    const shelves = new Shelves(1e6)
    const shelf = open(shelves, 't1')
    const kept = answer()
    shelves.keep(shelf, 'a', kept, undefined)
    expect(shelves.find(shelf, 'a', 'any')).toBe(kept)
    expect(shelves.current('t1', 'v1', 0)).toBe(shelf)
    expect(shelves.current('t1', 'v2', 0)).toBeUndefined()
    expect(shelves.current('t2', 'v1', 0)).toBeUndefined()
    expect(shelves.find(open(shelves, 't1', 'v2'), 'a', 'any')).toBeUndefined()
    expect(shelves.bytes).toBe(0)
  })

  it('keeps no answer that was computed under a version that has gone', () => {
    const shelves = new Shelves(1e6)
    const old = open(shelves, 't1')
    const now = open(shelves, 't1', 'v2')
    shelves.keep(old, 'a', answer(), undefined)
    expect([shelves.entries, shelves.bytes, old.entries.size]).toEqual([0, 0, 0])
    expect(shelves.find(now, 'a', '')).toBeUndefined()
  })

  it('forgets an answer that depends on stock when stock moves, and no other', () => {
    const shelves = new Shelves(1e6)
    const shelf = open(shelves, 't1')
    shelves.keep(shelf, 'stock', answer(), 's1')
    shelves.keep(shelf, 'plain', answer(), undefined)
    expect(shelves.find(shelf, 'stock', 's1')).toBeDefined()
    expect(shelves.find(shelf, 'stock', 's2')).toBeUndefined()
    expect(shelves.find(shelf, 'plain', 's2')).toBeDefined()
    expect(shelves.entries).toBe(1)
  })

  it('ends at the moment that answers change by themselves', () => {
    const shelves = new Shelves(1e6)
    const shelf = shelves.open('t1', 'v1', 1_000)
    expect(shelves.current('t1', 'v1', 999.9)).toBe(shelf)
    expect(shelves.current('t1', 'v1', 1_000)).toBeUndefined()
    expect(shelves.open('t1', 'v1', 1_000)).toBe(shelf)
    expect(shelves.open('t1', 'v1', 2_000)).not.toBe(shelf)
  })

  it('stays below its limit and drops the least recently used', () => {
    const shelves = new Shelves(100_000)
    const shelf = open(shelves, 't1')
    for (let n = 0; n < 9; n++) shelves.keep(shelf, `k${n}`, answer(), undefined)
    shelves.find(shelf, 'k0', '')
    for (let n = 9; n < 12; n++) shelves.keep(shelf, `k${n}`, answer(), undefined)
    expect(shelves.bytes).toBeLessThanOrEqual(100_000)
    expect(shelves.find(shelf, 'k0', '')).toBeDefined()
    expect(shelves.find(shelf, 'k1', '')).toBeUndefined()
  })

  it('lets no tenant push out another by asking for many pages', () => {
    const shelves = new Shelves(100_000)
    const modest = open(shelves, 'modest')
    for (let n = 0; n < 3; n++) shelves.keep(modest, `k${n}`, answer(), undefined)
    const greedy = open(shelves, 'greedy')
    for (let n = 0; n < 1_000; n++) shelves.keep(greedy, `k${n}`, answer(), undefined)
    expect(modest.entries.size).toBe(3)
    expect(shelves.bytes).toBeLessThanOrEqual(100_000)
  })

  it('keeps no answer that would fill most of it', () => {
    const shelves = new Shelves(100_000)
    shelves.keep(open(shelves, 't1'), 'huge', answer(50_000), undefined)
    expect(shelves.entries).toBe(0)
  })
})
