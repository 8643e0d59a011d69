// Pure data.
import type { Family } from '../types.ts';

export const telecom: readonly Family[] = [
  {
    id: 'roaming-switch',
    domain: 'telecom',
    slots: {
      do: ['antonym-verb', 'enable|enabling|enabled', 'disable|disabling|disabled'],
      what: [
        'entity',
        'data roaming',
        'call waiting',
        'voicemail',
        'Wi-Fi calling',
        'caller ID',
        'airplane mode',
      ],
      phone: ['version', 'Galaxy S22', 'Galaxy S23', 'Pixel 8', 'Pixel 9'],
    },
    ask: 'How do I {do} {what} on a {phone}?',
    same: {
      reformulation: ['Where in the settings of a {phone} can I {do} {what}?'],
      voice: ['How is {what} {do.3} on a {phone}?'],
      'word-order': ['On a {phone}, how do I {do} {what}?'],
      mood: ['Walk me through {do.2} {what} on a {phone}.'],
      fragment: ['{do} {what} {phone}'],
      padding: [
        'I got this phone from my brother and the menus all look strange to me. How do I {do} {what} on a {phone}?',
      ],
    },
    traps: {
      negation: ['Why can I not {do} {what} on a {phone}?'],
      modality: ['Should I {do} {what} on a {phone}?'],
      'temporal-scope': ['How do I {do} {what} on a {phone} every night from ten to six?'],
    },
  },
  {
    id: 'data-allowance',
    domain: 'telecom',
    slots: {
      gb: ['number', '5', '8', '20', '40', '100'],
      use: ['entity', 'video calls', 'podcasts', 'online gaming', 'map navigation', 'photo backups'],
      span: ['unit', 'week', 'month'],
    },
    ask: 'How many hours of {use} do {gb} GB a {span} cover?',
    same: {
      abbreviation: ['How many hours of {use} do {gb} gigabytes a {span} cover?'],
      numeral: ['How many hours of {use} do {gb.w} GB a {span} cover?'],
      reformulation: ['If I have {gb} GB a {span}, how many hours of {use} is that enough for?'],
      voice: ['How many hours of {use} are covered by {gb} GB a {span}?'],
      mood: ['Estimate how many hours of {use} I get out of {gb} GB a {span}.'],
      fragment: ['hours of {use} with {gb} GB per {span}'],
    },
    traps: {
      unit: ['How many hours of {use} do {gb} MB a {span} cover?'],
      'question-type': ['How much does a plan with {gb} GB a {span} for {use} cost?'],
    },
  },
  {
    id: 'contract-end',
    domain: 'telecom',
    slots: {
      what: [
        'entity',
        'broadband contract',
        'mobile contract',
        'cable television package',
        'landline contract',
      ],
      months: ['number', '12', '24'],
      why: ['condition', 'I move abroad', 'the speed is too low', 'the price goes up', 'my husband dies'],
    },
    ask: 'Can I end a {months} month {what} early if {why}?',
    same: {
      reformulation: ['Am I allowed to leave a {months} month {what} before it runs out if {why}?'],
      synonym: ['May I terminate a {months} month {what} ahead of time if {why}?'],
      voice: ['Can a {months} month {what} be ended early if {why}?'],
      'word-order': ['If {why}, can I end a {months} month {what} early?'],
      numeral: ['Can I end a {months.w} month {what} early if {why}?'],
      mood: ['Tell me whether I can end a {months} month {what} early if {why}.'],
    },
    traps: {
      perspective: ['Can the provider end a {months} month {what} early if {why}?'],
      unit: ['Can I end a {months} week {what} early if {why}?'],
      'antonym-verb': ['Can I extend a {months} month {what} early if {why}?'],
      'question-type': ['What does it cost to end a {months} month {what} early if {why}?'],
    },
  },
  {
    id: 'port-number',
    domain: 'telecom',
    slots: {
      isp: [
        'entity',
        'Vodafone|Orange',
        'Telia|Telenor',
        'Swisscom|Sunrise',
        'Verizon|T-Mobile',
        'Movistar|Yoigo',
      ],
      kind: ['antonym-adjective', 'prepaid', 'postpaid'],
    },
    ask: 'How do I take my {kind} number from {isp} to {isp.2}?',
    same: {
      reformulation: ['I am leaving {isp} for {isp.2}. How do I keep my {kind} number?'],
      synonym: ['How can I transfer my {kind} number from {isp} to {isp.2}?'],
      voice: ['How is a {kind} number ported from {isp} to {isp.2}?'],
      mood: ['List the steps for taking a {kind} number from {isp} to {isp.2}.'],
      fragment: ['port {kind} number {isp} to {isp.2}'],
    },
    traps: {
      direction: ['How do I take my {kind} number from {isp.2} to {isp}?'],
      'question-type': ['How long does it take until my {kind} number from {isp} works at {isp.2}?'],
      condition: ['How do I take my {kind} number from {isp} to {isp.2} when I still owe money?'],
    },
  },
  {
    id: 'router-light',
    domain: 'telecom',
    slots: {
      colour: ['entity', 'red', 'green', 'orange', 'purple'],
      how: ['antonym-adjective', 'blinking', 'steady'],
      lamp: ['part', 'DSL', 'power', 'WLAN', 'telephone'],
    },
    ask: 'What does a {how} {colour} {lamp} light on the router mean?',
    same: {
      reformulation: ['The {lamp} light of my router is {colour} and {how}. What is it telling me?'],
      synonym: ['What does it signify when the {lamp} light of the router is {how} {colour}?'],
      mood: ['Explain the {how} {colour} {lamp} light on the router.'],
      fragment: ['router {lamp} light {how} {colour} meaning'],
      padding: [
        'The internet in our flat has been odd since this morning. What does a {how} {colour} {lamp} light on the router mean?',
      ],
    },
    traps: { 'question-type': ['How do I switch off a {how} {colour} {lamp} light on the router?'] },
  },
];
