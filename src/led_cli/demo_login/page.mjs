// The login page: whom to be, and by which means. Server-rendered, no script, in Dutch and English.

import { displayName } from "./accounts.mjs";

export const METHODS = ["eid", "itsme", "sms"];
const FEW = 12;

const WORDS = {
  nl: {
    title: "Aanmelden", demo: "Demo: dit is geen echte aanmelding. Deze mensen bestaan niet.", lead: "Kies wie je bent.",
    search: "Zoek op naam", find: "Zoek", who: "Wie", how: "Hoe", go: "Aanmelden", none: "Niemand gevonden.",
    more: "Nog {n} anderen. Zoek op naam.", eid: "eID en pincode", itsme: "itsme", sms: "sms", again: "Kies iemand en een manier.",
    BUR: "Burger", OV: "Opleidingsverstrekker", GID: "Vlaamse overheid", gone: "Deze aanmelding is verlopen",
    gone_text: "Ga terug naar de toepassing en begin opnieuw.",
  },
  en: {
    title: "Log in", demo: "Demo: this is not a real login. These people do not exist.", lead: "Choose who you are.",
    search: "Search by name", find: "Search", who: "Who", how: "How", go: "Log in", none: "Nobody found.",
    more: "{n} more. Search by name.", eid: "eID and PIN", itsme: "itsme", sms: "text message", again: "Choose a person and a way.",
    BUR: "Citizen", OV: "Education provider", GID: "Flemish government", gone: "This login has expired",
    gone_text: "Go back to the application and start again.",
  },
};

const escape = (text) =>
  String(text).replace(/[&<>"']/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[c]);

const language = (locales) => (/^en\b/.test(locales ?? "") ? "en" : "nl");

function shell(lang, title, main) {
  const t = WORDS[lang];
  return `<!doctype html>
<html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title><meta name="robots" content="noindex">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/static/tokens.css"><link rel="stylesheet" href="/static/pages.css">
<link rel="stylesheet" href="/static/login.css"></head>
<body><p class="test">${t.demo}</p><main id="main" class="login">${main}</main></body></html>`;
}

function person(account, lang, chosen) {
  const t = WORDS[lang];
  const role = account.vo_orgnaam ?? t[account.vo_doelgroepcode] ?? "";
  const note = account.note?.[lang] ?? "";
  return `<label><input type="radio" name="account" value="${escape(account.sub)}"${chosen ? " checked" : ""} required>
<b>${escape(displayName(account))}</b><span>${escape([role, note].filter(Boolean).join(". "))}</span></label>`;
}

const searchForm = (t, query) => `<form method="get" class="search" role="search"><label for="q">${t.search}</label>
<input id="q" name="q" type="search" maxlength="80" value="${escape(query)}"><button class="btn alt">${t.find}</button></form>`;

/** The form of one interaction; `wrong` says that the last answer named no known person or way. */
export function loginPage({ accounts, query, locales, wrong }) {
  const lang = language(locales);
  const t = WORDS[lang];
  const { people, more } = accounts.search(query, 40);
  const list = people.map((account, i) => person(account, lang, i === 0)).join("\n");
  const ways = METHODS.map(
    (way, i) => `<label><input type="radio" name="method" value="${way}"${i === 0 ? " checked" : ""} required><b>${t[way]}</b></label>`,
  ).join("\n");
  return shell(lang, t.title, `<h1>${t.title}</h1>
${wrong ? `<p role="alert" class="wrong">${t.again}</p>` : `<p class="muted">${t.lead}</p>`}
${accounts.size > FEW || query ? searchForm(t, query) : ""}
<form method="post" class="card stack">
<fieldset class="people"><legend>${t.who}</legend>${list || `<p>${t.none}</p>`}${more ? `<p class="muted">${t.more.replace("{n}", more)}</p>` : ""}</fieldset>
<fieldset class="ways"><legend>${t.how}</legend>${ways}</fieldset>
<button class="btn wide">${t.go}</button></form>`);
}

/** What is shown when there is nothing to log in to; the reason is a code of OAuth, safe to show. */
export function errorPage(code, locales) {
  const lang = language(locales);
  const t = WORDS[lang];
  return shell(lang, t.gone, `<section class="card stack"><h1>${t.gone}</h1><p>${t.gone_text}</p><p class="small muted">${escape(code)}</p></section>`);
}
