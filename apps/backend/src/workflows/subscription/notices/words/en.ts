import { lines, type Words } from './words'

export const en: Words = {
  direction: 'ltr',
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  say: {
    upcoming_charge: ({ what, amount, day }) => ({
      subject: `${what}: ${amount} on ${day}`,
      lines: lines(
        `Your subscription “${what}” goes on. The next payment of ${amount} is due on ${day}.`,
        'Taxes and delivery are added where they apply, and your credit is used first.',
        'To change, pause or end it before then, sign in to your account.',
      ),
    }),
    receipt: ({ what, amount, isFree, credit, order }) => ({
      subject: `Receipt for ${what}`,
      lines: lines(
        isFree
          ? `Thank you. Nothing was charged for “${what}”.`
          : `Thank you. We received ${amount} for “${what}”.`,
        credit !== null && (isFree ? `Your credit paid ${credit}.` : `Your credit paid another ${credit}.`),
        order !== null && `Your order number is ${order}.`,
      ),
    }),
    payment_failed: ({ what, amount, moment, until }) => ({
      subject: `Your payment for ${what} failed`,
      lines: lines(
        `We could not charge ${amount} for “${what}”.`,
        moment !== null && `We will try again on ${moment}.`,
        until !== null &&
          `This payment method is not tried again. Please choose another one by ${until}, or the subscription cannot go on.`,
        moment === null && until === null && 'Please check the payment method in your account.',
      ),
    }),
    confirmation_needed: ({ what, amount, moment }) => ({
      subject: `Please confirm your payment for ${what}`,
      lines: lines(
        `Your bank asks you to confirm the payment of ${amount} for “${what}”.`,
        `Please sign in to your account and confirm it by ${moment}. Otherwise it is canceled, and we try again later.`,
      ),
    }),
    card_expiring: ({ what, card, month }) => ({
      subject: `Your card for ${what} expires`,
      lines: lines(
        card
          ? `Your ${card.brand} card ending in ${card.last4}, which pays for “${what}”, expires at the end of ${month}.`
          : `The card that pays for “${what}” expires at the end of ${month}.`,
        'Please save another payment method in your account, so that your subscription goes on.',
      ),
    }),
    trial_ending: ({ what, amount, day }) => ({
      subject: `Your trial of ${what} ends on ${day}`,
      lines: lines(
        `Your trial of “${what}” ends on ${day}. The first payment of ${amount} is due on that day.`,
        'Taxes and delivery are added where they apply.',
        'If you do not want to go on, end it in your account before then, and nothing is charged.',
      ),
    }),
    changed: ({ what, amount }) => ({
      subject: `Your subscription ${what} was changed`,
      lines: lines(
        `Your subscription “${what}” was changed. From the next period on it costs ${amount} each time.`,
        'Taxes and delivery are added where they apply.',
        'If you have not asked for this, please get in touch with us.',
      ),
    }),
    paused: ({ what }) => ({
      subject: `Your subscription ${what} is paused`,
      lines: lines(
        `Your subscription “${what}” is paused. Nothing is charged until it goes on.`,
        'To go on, sign in to your account.',
      ),
    }),
    canceled: ({ what }) => ({
      subject: `Your subscription ${what} has ended`,
      lines: lines(`Your subscription “${what}” has ended. Nothing more is charged.`),
    }),
    given_up: ({ what, isEnded }) => ({
      subject: isEnded ? `Your subscription ${what} has ended` : `Your subscription ${what} is not paid`,
      lines: lines(
        isEnded
          ? `We could not charge you for “${what}”, and your subscription has ended. Nothing more is charged.`
          : `We could not charge you for “${what}”, and do not try again by ourselves.`,
        !isEnded && 'Choose another payment method in your account to go on.',
      ),
    }),
  },
}
