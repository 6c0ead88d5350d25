/** What customers are told by e-mail; words within those of subscriptions. */
export const noticeWords = {
  notices: 'E-mails to customers',
  notices_hint: 'What customers of this tenant are told of their subscriptions.',
  notices_form_hint: 'What is off is not sent, also if it waits already.',
  notice: {
    upcoming_charge: 'A charge is ahead',
    receipt: 'A bill was paid',
    payment_failed: 'A payment failed',
    confirmation_needed: 'A payment has to be confirmed',
    card_expiring: 'A card expires',
    trial_ending: 'A trial ends',
    changed: 'A subscription was changed',
    paused: 'A subscription was paused',
    canceled: 'A subscription has ended',
    given_up: 'An unpaid bill was given up',
  },
  told: { true: 'On', false: 'Off', ahead: 'On, days before: {{number}}' },
  days_before: 'Days before ({{what}})',
}
