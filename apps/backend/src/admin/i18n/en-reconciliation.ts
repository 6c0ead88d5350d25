export const reconciliationTexts = {
  reconciliation: {
    title: 'Reconciliation',
    findings: 'Findings',
    findings_hint: 'Where a provider and we do not say the same about a payout. A click shows both sides.',
    finding: 'Finding',
    of_all: 'Of all comparisons',
    of_reversal: 'Of what was taken back',
    empty: 'Nothing is found',
    empty_hint: 'What providers say is compared once a day. What differs is here until somebody resolves it.',
    runs: 'Comparisons',
    runs_hint: 'Each day by themselves, for the last thirty days, and when somebody asks.',
    no_runs: 'Nothing was compared yet',
    no_runs_hint: 'Comparisons begin once vendors are paid by Stripe Connect or the sandbox.',
    daily: 'By itself',
    all_agrees: 'All agrees',
    compare: 'Compare now',
    compare_hint:
      'Payouts that were sent or taken back within these days, with what their provider says. It begins within a minute.',
    asked: 'The comparison begins within a minute',
    from: 'First day',
    to: 'The day after the last',
    to_hint: 'Both left empty: the last thirty days.',
    resolve: 'Resolve',
    resolve_question: 'Is this settled?',
    resolve_hint: 'Say what was found out and done. It comes back when either side says something else.',
    resolved: 'The finding is resolved',
    resolution: 'What was found out',
    resolved_at: 'Resolved',
    by_itself: 'a later comparison no longer saw it',
    first_seen: 'First seen',
    differs: 'differs',
    state: { open: 'Open', resolved: 'Resolved' },
    run: { queued: 'Waits', running: 'Running', finished: 'Finished', failed: 'Failed' },
    class: {
      missing_here: 'We know nothing of it',
      missing_there: 'The provider knows nothing of it',
      amount: 'Another amount',
      currency: 'Another currency',
      status: 'Another state',
      duplicate: 'Paid twice',
      destination: 'Another destination',
    },
    class_hint: {
      missing_here:
        'The provider has moved money for no payout of yours. Who has its keys? Reverse it there when it was not meant.',
      missing_there:
        'You have sent a payout that the provider does not know. Look for its id in the provider’s dashboard; is it the right account?',
      amount:
        'Both know it, with other amounts, or the ledger has another than the payout. Compare the ledger’s entries and adjust, or reverse and make up at the provider.',
      currency:
        'Both know it, in other currencies. Compare the ledger’s entries, or reverse it at the provider.',
      status:
        'One has it as arrived and the other as come back or never sent, or the ledger’s state is not the payout’s. Hold the vendor’s payouts until you know.',
      duplicate:
        'One payout was paid by two transfers, or two payouts name the same one. Reverse the second at the provider: the next comparison then closes this.',
      destination:
        'It went to another account than the one it was sent to. Ask the provider, and keep the vendor’s payouts until you know.',
    },
    reversal_hint: {
      missing_here:
        'The provider took something back of this payout that nobody here asked for: another system, or a person who reversed a part by hand. Adjust the vendor’s accounts by it, or pay it again.',
      missing_there:
        'It was taken back here, and the provider does not know it: the vendor has money that the ledger has taken. Look for it under the transfer.',
      amount: 'Both know it, with other amounts. Adjust the vendor’s accounts by what really moved.',
      currency: 'Both know it, in other currencies. Adjust the vendor’s accounts by what really moved.',
      status:
        'It was refused, canceled or never sent here, and was made there: the vendor has paid what it still owes here. Adjust its accounts.',
      duplicate:
        'It was taken twice. Pay the second back to the vendor, or adjust its accounts until the next payout.',
      destination: 'It was taken from another account than the one the payout went to. Ask the provider.',
    },
    field: {
      status: 'State',
      amount_minor: 'Amount',
      ledger_on_its_way_minor: 'On its way, by the ledger',
      ledger_left_minor: 'Gone, by the ledger',
      currency_code: 'Currency',
      destination: 'Destination',
      provider_reference: 'Transfer',
      payout_id: 'Payout',
      made_at: 'Made',
      reversal_id: 'Taken back as',
      reversal_reference: 'Reversal',
      transfer: 'Of the transfer',
    },
    column: {
      class: 'What',
      method: 'By',
      about: 'About',
      state: 'State',
      seen: 'Last seen',
      asked: 'Asked for',
      period: 'Sent within',
      run: 'How far',
      ours: 'Ours',
      theirs: 'Theirs',
      found: 'Found',
      field: 'Field',
    },
  },
}
