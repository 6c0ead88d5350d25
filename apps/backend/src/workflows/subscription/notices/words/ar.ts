import { lines, type Words } from './words'

export const ar: Words = {
  direction: 'rtl',
  greeting: (name) => (name ? `مرحبًا ${name}،` : 'مرحبًا،'),
  say: {
    upcoming_charge: ({ what, amount, day }) => ({
      subject: `${what}: ${amount} في ${day}`,
      lines: lines(
        `اشتراكك «${what}» مستمر. تُستحق الدفعة التالية بمبلغ ${amount} في ${day}.`,
        'تُضاف الضرائب ورسوم التوصيل عند الاقتضاء، ويُستخدم رصيدك أولًا.',
        'لتغيير الاشتراك أو إيقافه مؤقتًا أو إنهائه قبل ذلك، سجّل الدخول إلى حسابك.',
      ),
    }),
    receipt: ({ what, amount, isFree, credit, order }) => ({
      subject: `إيصال ${what}`,
      lines: lines(
        isFree ? `شكرًا لك. لم يُخصم أي مبلغ مقابل «${what}».` : `شكرًا لك. استلمنا ${amount} مقابل «${what}».`,
        credit !== null && (isFree ? `غطّى رصيدك ${credit}.` : `وغطّى رصيدك ${credit} أيضًا.`),
        order !== null && `رقم طلبك هو ${order}.`,
      ),
    }),
    payment_failed: ({ what, amount, moment, until }) => ({
      subject: `تعذّر الدفع مقابل ${what}`,
      lines: lines(
        `تعذّر علينا خصم ${amount} مقابل «${what}».`,
        moment !== null && `سنحاول مرة أخرى في ${moment}.`,
        until !== null &&
          `لن تُجرَّب وسيلة الدفع هذه مرة أخرى. يُرجى اختيار وسيلة أخرى قبل ${until}، وإلا فلن يستمر الاشتراك.`,
        moment === null && until === null && 'يُرجى التحقق من وسيلة الدفع في حسابك.',
      ),
    }),
    confirmation_needed: ({ what, amount, moment }) => ({
      subject: `يُرجى تأكيد الدفع مقابل ${what}`,
      lines: lines(
        `يطلب منك البنك تأكيد دفع ${amount} مقابل «${what}».`,
        `يُرجى تسجيل الدخول إلى حسابك وتأكيد الدفع قبل ${moment}، وإلا فسيُلغى وسنحاول مرة أخرى لاحقًا.`,
      ),
    }),
    card_expiring: ({ what, card, month }) => ({
      subject: `تنتهي صلاحية بطاقتك لاشتراك ${what}`,
      lines: lines(
        card
          ? `تنتهي صلاحية بطاقتك ${card.brand} المنتهية بالأرقام ${card.last4}، والتي تدفع مقابل «${what}»، في نهاية ${month}.`
          : `تنتهي صلاحية البطاقة التي تدفع مقابل «${what}» في نهاية ${month}.`,
        'يُرجى حفظ وسيلة دفع أخرى في حسابك كي يستمر اشتراكك.',
      ),
    }),
    trial_ending: ({ what, amount, day }) => ({
      subject: `تنتهي فترتك التجريبية لاشتراك ${what} في ${day}`,
      lines: lines(
        `تنتهي فترتك التجريبية لاشتراك «${what}» في ${day}، وتُستحق الدفعة الأولى بمبلغ ${amount} في ذلك اليوم.`,
        'تُضاف الضرائب ورسوم التوصيل عند الاقتضاء.',
        'إذا كنت لا ترغب في الاستمرار، فأنهِ الاشتراك في حسابك قبل ذلك ولن يُخصم أي مبلغ.',
      ),
    }),
    canceled: ({ what }) => ({
      subject: `انتهى اشتراكك ${what}`,
      lines: lines(`انتهى اشتراكك «${what}». لن يُخصم أي مبلغ بعد الآن.`),
    }),
    given_up: ({ what, isEnded }) => ({
      subject: isEnded ? `انتهى اشتراكك ${what}` : `اشتراكك ${what} غير مدفوع`,
      lines: lines(
        isEnded
          ? `تعذّر علينا خصم المبلغ مقابل «${what}»، وانتهى اشتراكك. لن يُخصم أي مبلغ بعد الآن.`
          : `تعذّر علينا خصم المبلغ مقابل «${what}»، ولن نحاول مرة أخرى من تلقاء أنفسنا.`,
        !isEnded && 'للاستمرار اختر وسيلة دفع أخرى في حسابك.',
      ),
    }),
  },
}
