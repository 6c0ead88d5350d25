/** Of goods that come back of a vendor order. */
export const returnTexts = {
  title: 'Returns',
  hint: 'Goods that come back, whoever has asked for it.',
  none: 'Nothing comes back',
  came: '{{quantity}} came',
  to_come: '{{quantity}} not here yet',
  refund: 'Goes back to the shopper',
  refund_all: 'Left empty: what the pieces have cost.',
  refund_none: 'Left empty: nothing, for it is settled with the exchange or claim.',
  restock: 'They are sold again',
  restock_hint: 'They are in stock at the place to which they come back.',
  of: { exchange: 'Of an exchange', claim: 'Of a claim' },
  status: {
    open: 'Being written',
    requested: 'On its way',
    partially_received: 'Came in part',
    received: 'Came back',
    canceled: 'Does not come',
  },
  verb: { receive: 'Receive', cancel: 'Cancel the return' },
  verb_hint: {
    receive:
      'These pieces have come back. What they have cost goes back to the shopper, with its commission.',
    cancel: 'The goods stay where they are, and can be returned anew.',
  },
  question: 'Does nothing of it come back?',
  done: { receive: 'The goods have come back', cancel: 'The return is canceled' },
}
