import { createElement, type ReactElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import Json from '../src/components/json'

let form: Record<string, unknown> = {}
const written: unknown[] = []
jest.mock('../src/components/parts/json.css', () => ({}))
jest.mock('@payloadcms/ui', () => ({
  FieldLabel: () => null,
  FieldError: () => null,
  useField: () => ({ setValue: (value: unknown) => written.push(value), ...form }),
}))

interface Area {
  value: string
  rows: number
  dir: string
  readOnly: boolean
  onChange: (event: object) => void
}

/** What the form shows for a field. */
function area(state: Record<string, unknown>, props: object = {}): Area {
  form = state
  let shown: ReactNode
  const Form = () =>
    (shown = (Json as (given: object) => ReactNode)({ field: {}, path: 'settings', ...props }))
  renderToStaticMarkup(createElement(Form))
  const { children } = (shown as ReactElement<{ children: ReactElement[] }>).props
  return children.find(({ type }) => type === 'textarea')!.props as Area
}

beforeEach(() => void written.splice(0))

it.each([undefined, null])('nothing (%j) is an empty text', (value) => {
  expect(area({ value })).toMatchObject({ value: '', rows: 3, dir: 'ltr' })
})

it.each([[{ preset: 'bold', sizes: [1, 2] }], [[]], [0], [false], [''], ['text'], [{ name: 'متجر' }]])(
  'what is shown of %j is written back as it was',
  (value) => {
    const { value: text, onChange } = area({ value })
    onChange({ target: { value: text } })
    expect(written).toEqual([value])
  },
)

it('is indented, and as high as it has lines, within bounds', () => {
  expect(area({ value: { a: { b: 1 } } })).toMatchObject({
    value: '{\n  "a": {\n    "b": 1\n  }\n}',
    rows: 5,
  })
  expect(area({ value: Array.from({ length: 99 }, () => 1) }).rows).toBe(24)
})

it.each([
  ['', null],
  [' \n', null],
  ['null', null],
  ['{"a": 1}', { a: 1 }],
  ['{"a": 1', '{"a": 1'],
  ['{a: 1}', '{a: 1}'],
])('%j is written as %j', (text, value) => {
  area({ value: { old: true } }).onChange({ target: { value: text } })
  expect(written).toEqual([value])
})

it.each([
  [{}, {}, false],
  [{}, { readOnly: true }, true],
  [{ disabled: true }, {}, true],
  [{}, { field: { admin: { readOnly: true } } }, true],
])('nobody writes into a field that is locked by %j or %j', (state, props, readOnly) => {
  expect(Boolean(area({ value: 1, ...state }, props).readOnly)).toBe(readOnly)
})
