import type { Stage } from './stage'

/** What happened so many days ago, at a time of the day of the demo's own. */
export type Act = readonly [daysAgo: number, act: (stage: Stage) => Promise<void>]

/**
 * What happened in each tenant of the demo in the last three months, first to last: enough for every list and chart to
 * show something, and for a payout in each state. By handle of the tenant.
 */
export const STORIES: Readonly<Record<string, readonly Act[]>> = {
  acme: [
    [92, (stage) => stage.open()],
    [
      85,
      (stage) =>
        stage.sell('a1', [
          ['GREEN-BOX', 2],
          ['GREEN-HONEY', 1],
        ]),
    ],
    [83, (stage) => stage.deliver('a1')],
    [
      78,
      (stage) =>
        stage.sell('a2', [
          ['GREEN-HONEY', 3],
          ['BOOKS-ATLAS', 1],
        ]),
    ],
    [76, (stage) => stage.deliver('a2')],
    [66, (stage) => stage.payday()],
    [65, (stage) => stage.atTheCounter('old-town-books', 'mark_paid')],
    // The vendor's bank sent it back: the money is the vendor's again, and in a later payout.
    [60, (stage) => stage.atTheCounter('old-town-books', 'take_back')],
    [
      55,
      (stage) =>
        stage.sell('a3', [
          ['GREEN-BOX', 6],
          ['CAP-M', 1],
        ]),
    ],
    [53, (stage) => stage.deliver('a3')],
    [45, (stage) => stage.refund('a1', 'green-grocers', 3_200, 'The tomatoes were pressed.')],
    [38, (stage) => stage.goWrong('fail_late', 1)],
    [38, (stage) => stage.payday()],
    [31, (stage) => stage.sell('a4', [['BOOKS-ATLAS', 2]])],
    [29, (stage) => stage.deliver('a4')],
    [17, (stage) => stage.payday()],
    [
      15,
      (stage) =>
        stage.sell('a5', [
          ['GREEN-BOX', 3],
          ['GREEN-HONEY', 2],
        ]),
    ],
    [13, (stage) => stage.deliver('a5')],
    [
      4,
      (stage) =>
        stage.sell('a6', [
          ['GREEN-BOX', 1],
          ['BOOKS-ATLAS', 1],
        ]),
    ],
    [3, (stage) => stage.deliver('a6', 'green-grocers')],
    [3, (stage) => stage.keepBack('a6', 'green-grocers', 'The shopper says that nothing came.')],
    // Refused today: tried again in hours, so that it waits while somebody looks around.
    [0.5, (stage) => stage.goWrong('refuse', 3)],
    [0.5, (stage) => stage.payday(3)],
    [0, (stage) => stage.sell('a7', [['GREEN-HONEY', 1]], { captured: false })],
  ],
  globex: [
    [90, (stage) => stage.open()],
    [
      80,
      (stage) =>
        stage.sell('g1', [
          ['HARBOUR-LAMP', 1],
          ['LOOMS-BLANKET', 1],
        ]),
    ],
    [77, (stage) => stage.deliver('g1')],
    [60, (stage) => stage.payday()],
    [
      50,
      (stage) =>
        stage.sell('g2', [
          ['HARBOUR-BASKET', 4],
          ['SHIRT-M', 1],
        ]),
    ],
    [47, (stage) => stage.deliver('g2')],
    [30, (stage) => stage.makePayouts('harbour-crafts')],
    [30, (stage) => stage.cancelPayout('harbour-crafts', 'Made too early.')],
    [28, (stage) => stage.sell('g3', [['LOOMS-BLANKET', 1]])],
    [25, (stage) => stage.deliver('g3')],
    [12, (stage) => stage.makePayouts('north-looms')],
    [11, (stage) => stage.suspend('north-looms', 'Three parcels came late.')],
    // Held, because the vendor was suspended before it was sent.
    [11, (stage) => stage.send()],
    [2, (stage) => stage.sell('g4', [['HARBOUR-LAMP', 2]])],
    // Sent today, and nobody knows what came of it: asked about more and more seldom.
    [0.2, (stage) => stage.goWrong('timeout_before', 20)],
    [0.2, (stage) => stage.payday()],
  ],
}
