/** Of goods that come back of a vendor order. */
export const returnTexts = {
  title: 'المرتجعات',
  hint: 'بضائع تعود، أيًا كان من طلب ذلك.',
  none: 'لا شيء يعود',
  came: 'عاد منها {{quantity}}',
  to_come: 'لم يصل بعد: {{quantity}}',
  refund: 'يعود إلى المتسوق',
  refund_all: 'إن تُرك فارغًا: ما كلّفته القطع.',
  refund_none: 'إن تُرك فارغًا: لا شيء، فهو يُسوّى مع الاستبدال أو المطالبة.',
  restock: 'تُباع من جديد',
  restock_hint: 'تكون في مخزون المكان الذي تعود إليه.',
  of: { exchange: 'من استبدال', claim: 'من مطالبة' },
  status: {
    open: 'قيد الكتابة',
    requested: 'في طريق العودة',
    partially_received: 'عاد جزء منها',
    received: 'عادت',
    canceled: 'لن تعود',
  },
  verb: { receive: 'استلام', cancel: 'إلغاء الإرجاع' },
  verb_hint: {
    receive: 'عادت هذه القطع. ويعود إلى المتسوق ما كلّفته مع عمولته.',
    cancel: 'تبقى البضائع حيث هي، ويمكن إرجاعها من جديد.',
  },
  question: 'ألن يعود منها شيء؟',
  done: { receive: 'عادت البضائع', cancel: 'أُلغي الإرجاع' },
}
