// The words of the page, in one language at a time, and how moments and ages are written in it.

import type {Labels, Language, Values} from './outcome.ts';

const PLACE = /\{(\w+)\}/g;
const STEPS = [['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]] as const;

export class Words {
  constructor(readonly language: Language, private readonly messages: Readonly<Record<string, string>>) {}

  /** Return the message, filled in. A value called time, date or age is written in the page's language. */
  text(key: string, values: Values = {}): string {
    // A number and its unit stay on one line.
    const message = this.message(key, values).replace('{seconds} ', '{seconds}\u00a0');
    return message.replace(PLACE, (_, name: string) => this.value(name, values[name]));
  }

  /** A heading, in which "QR-code" is not broken after its hyphen. */
  heading(key: string, values: Values = {}): string {
    return this.text(key, values).replace('QR-code', 'QR\u2011code');
  }

  /** Return the message in the pieces around its one place, for a place that holds more than text. */
  around(key: string): [string, string] {
    const [before = '', after = ''] = this.message(key, {}).split(/\{\w+\}/);
    return [before, after];
  }

  label(labels: Labels): string {
    return labels[this.language];
  }

  /** 1996-05-04, 1996-05 or 1996: as much as is known, and nothing more. */
  date(value: string): string {
    const [year = '', month, day] = value.slice(0, 10).split('-');
    if(month === undefined) {
      return year;
    }
    const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
    const style: Intl.DateTimeFormatOptions = {year: 'numeric', month: 'long', timeZone: 'UTC'};
    return new Intl.DateTimeFormat(this.locale, day === undefined ? style : {...style, day: 'numeric'}).format(moment);
  }

  /** The time of day; with the day before it when that is not today. */
  moment(value: string | Date): string {
    const moment = new Date(value);
    return moment.toDateString() === new Date().toDateString() ? this.hour(moment) : this.stamp(moment);
  }

  /** The day and the time, for what is kept. */
  stamp(value: string | Date): string {
    const moment = new Date(value);
    const day = new Intl.DateTimeFormat(this.locale, {day: 'numeric', month: 'long', year: 'numeric'}).format(moment);
    return `${day}, ${this.hour(moment)}`;
  }

  /** 12 seconds, 3 hours: the largest unit that fits. */
  age(seconds: number): string {
    const [unit, length] = STEPS.find(([, size]) => seconds >= size) ?? ['second', 1];
    const format = new Intl.NumberFormat(this.locale, {style: 'unit', unit, unitDisplay: 'long'});
    return format.format(Math.floor(seconds / length)).replace(' ', '\u00a0');
  }

  private hour(moment: Date): string {
    const [hours, minutes] = [moment.getHours(), moment.getMinutes()].map(number => String(number).padStart(2, '0'));
    return this.language === 'nl' ? `${hours}.${minutes} uur` : `${hours}:${minutes}`;
  }

  private get locale(): string {
    return this.language === 'nl' ? 'nl-BE' : 'en-GB';
  }

  private message(key: string, values: Values): string {
    const plural = `${key}.${values['seconds'] === 1 ? 'one' : 'other'}`;
    const found = this.messages[key] ?? this.messages[plural];
    if(found === undefined) {
      throw new Error(`no message ${key}`);
    }
    return found;
  }

  private value(name: string, value: string | number | undefined): string {
    if(value === undefined) {
      return '';
    }
    switch(name) {
      case 'time': return this.moment(String(value));
      case 'date': return this.date(String(value));
      case 'age': return this.age(Number(value));
      default: return String(value);
    }
  }
}

/** Return the words that came with the page. */
export function wordsOfPage(): Words {
  const language = document.documentElement.lang === 'en' ? 'en' : 'nl';
  return new Words(language, JSON.parse(document.getElementById('words')?.textContent ?? '{}'));
}

/** Fetch the words of another language. */
export async function wordsIn(language: Language): Promise<Words> {
  const prefix = language === 'nl' ? '' : `/${language}`;
  const response = await fetch(`${prefix}/controle/words`);
  if(!response.ok) {
    throw new Error(`no words in ${language}`);
  }
  return new Words(language, await response.json());
}
