import { transitionsTo, type Progress } from './follow'

const progress = (rest: Partial<Progress>): Progress => ({
  ...{ status: 'accepted', order_canceled: false, pieces: 4, shipped: 0, delivered: 0 },
  ...rest,
})

it.each([
  ['nothing has happened', {}, []],
  ['some pieces are on their way', { shipped: 1 }, ['ship_part']],
  ['more are', { status: 'partially_shipped', shipped: 2 }, []],
  ['all are', { status: 'partially_shipped', shipped: 4 }, ['ship']],
  ['all have come at once', { shipped: 4, delivered: 4 }, ['ship', 'deliver']],
  ['all have come that were on their way', { status: 'shipped', shipped: 4, delivered: 4 }, ['deliver']],
  ['some have come', { status: 'shipped', shipped: 4, delivered: 3 }, []],
  ['a piece was added to what was on its way', { status: 'shipped', shipped: 3, delivered: 2 }, ['reopen']],
  ['a piece was added to what had come', { status: 'delivered', shipped: 3, delivered: 3 }, ['reopen']],
  ['a piece was added to what was over', { status: 'completed', shipped: 3, delivered: 3 }, ['reopen']],
  [
    'an added piece is on its way before anybody looked',
    { status: 'delivered', shipped: 4, delivered: 3 },
    ['reopen', 'ship'],
  ],
  ['it has come before anybody looked', { status: 'completed', shipped: 4, delivered: 4 }, []],
  ['all are on their way', { status: 'shipped', shipped: 4 }, []],
  ['the order was canceled', { order_canceled: true }, ['cancel']],
  ['it was canceled, and this had been shipped', { status: 'shipped', order_canceled: true }, []],
  ['it was rejected, and is shipped by somebody', { status: 'rejected', shipped: 4 }, []],
  ['there is nothing left of it', { pieces: 0 }, []],
] as [string, Partial<Progress>, string[]][])('%s', (_what, rest, expected) => {
  expect(transitionsTo(progress(rest))).toEqual(expected)
})
