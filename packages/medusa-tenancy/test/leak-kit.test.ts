import { Detector, ghostOf, planRoutes, render, type Inhabitant, type LeakRoute } from '../src/leak-kit'

const ULID = '01M7WAGRPFSJJPF3F9DQT9R9SM'
const tenant = (mark: string, id: string): Inhabitant => ({
  tenantId: `ten_${id}`,
  mark,
  rows: new Map([
    ['thing', [{ id: `thg_${id}`, name: `${mark} thing` }]],
    ['part', [{ id: `part_${id}`, thing_id: `thg_${id}` }]],
  ]),
})
const victim = tenant('victimzq', ULID)
const attacker = tenant('attackerone', '01M7WAGRRXG1DWQ1ATQ26A6P69')
const parties = (aliases: object) => ({ own: attacker, foreign: victim, aliases: aliases as never })
const answer = (text: string) => ({ status: 200, headers: {}, text })

it('a route with a parameter that nobody explained is named', () => {
  const { uncovered } = planRoutes([{ method: 'GET', path: '/admin/riddles/:id' }], victim)
  expect(uncovered).toEqual([expect.stringContaining('GET /admin/riddles/:id')])
})

it('a route gets foreign ids in its path, and a foreign child under its own parent', () => {
  const { cases, aliases } = planRoutes(
    [{ method: 'GET', path: '/admin/things/:id/parts/:part_id' }],
    victim,
    {
      vocabulary: { params: { part_id: 'part' } },
    },
  )
  const paths = cases[0]!.requests.map(
    (template) => render(template, parties(aliases), false, new Set()).path,
  )
  expect(paths).toContain(`/admin/things/thg_${ULID}/parts/part_${ULID}`)
  expect(paths).toContain(`/admin/things/thg_01M7WAGRRXG1DWQ1ATQ26A6P69/parts/part_${ULID}`)
})

it('a body is made of its schema, with each id foreign once', () => {
  const body = {
    type: 'object',
    properties: {
      title: { type: 'string' },
      thing_id: { type: 'string' },
      part_ids: { type: 'array', items: { type: 'string' } },
    },
    required: ['title', 'thing_id'],
  }
  const route: LeakRoute = { method: 'POST', path: '/admin/things', body }
  const { cases, aliases } = planRoutes([route], victim)
  const bodies = cases[0]!.requests.map(
    (template) => render(template, parties(aliases), false, new Set()).body,
  )
  expect(bodies).toContainEqual(expect.objectContaining({ thing_id: `thg_${ULID}` }))
  expect(bodies).toContainEqual(
    expect.objectContaining({ thing_id: 'thg_01M7WAGRRXG1DWQ1ATQ26A6P69', part_ids: [`part_${ULID}`] }),
  )
})

it("the detector finds the victim's ids, names and secrets, and forgives what was sent", () => {
  const detector = new Detector(victim, [attacker], ['secret-token'])
  expect(detector.scan(answer(`{"id":"thg_${ULID}"}`), [])).toEqual([ULID])
  expect(detector.scan(answer(`thg_${ULID} not found`), [`thg_${ULID}`])).toEqual([])
  expect(detector.scan(answer('a VictimZQ thing'), [])).toHaveLength(1)
  expect(detector.scan(answer('secret-token'), [])).toEqual(['secret-token'])
  expect(detector.scan(answer('thg_01M7WAGRRXG1DWQ1ATQ26A6P69'), [])).toEqual([])
})

it('a ghost looks like what it replaces and is something else', () => {
  const ghost = ghostOf(`thg_${ULID} victimzq`, 'victimzq')
  expect(ghost).toMatch(/^thg_[0-9A-HJKMNP-TV-Z]{26} victimyq$/)
  expect(ghost).not.toContain(ULID)
})
