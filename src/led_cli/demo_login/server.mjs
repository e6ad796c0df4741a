// A loopback OpenID provider for demos and tests. Listens on 127.0.0.1 alone and knows only invented people.
//
// Environment: LED_LOGIN_ISSUER (its identifier), LED_LOGIN_PORT (0: any), LED_LOGIN_CLIENTS (JSON).
// Standard input: one line of JSON, {"accounts": […]}; it ends when standard input ends, so it never outlives its parent.
// Standard output: one line of JSON, {"port": …}, when it answers.

import { readFile } from "node:fs/promises";
import http from "node:http";
import { createInterface } from "node:readline";
import { Accounts } from "./accounts.mjs";
import { errorPage, loginPage, METHODS } from "./page.mjs";
import { createProvider } from "./provider.mjs";

const MOST_BYTES = 4096;
const SHARED = new URL("../../led_web/static/", import.meta.url);
const STYLES = { "/static/tokens.css": new URL("tokens.css", SHARED), "/static/pages.css": new URL("pages.css", SHARED), "/static/login.css": new URL("login.css", import.meta.url) };

async function form(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MOST_BYTES) throw new RangeError("too large");
  }
  return new URLSearchParams(text);
}

function html(response, status, body, formTargets) {
  // Chromium holds the redirects after a form against form-action, so the clients' own origins are named.
  response.writeHead(status, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": `default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${formTargets}`,
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
  });
  response.end(body);
}

function handler({ provider, accounts, issuer, formTargets }) {
  const callback = provider.callback();

  async function login(request, response, url) {
    let details;
    try {
      details = await provider.interactionDetails(request, response);
    } catch {
      return html(response, 400, errorPage("session_not_found"), formTargets);
    }
    const page = (status, wrong) =>
      html(response, status, loginPage({ accounts, query: (url.searchParams.get("q") ?? "").slice(0, 80), locales: details.params.ui_locales, wrong }), formTargets);
    if (request.method !== "POST") return page(200, false);
    const answer = await form(request);
    const [sub, acr] = [answer.get("account") ?? "", answer.get("method") ?? ""];
    if (!accounts.find(sub) || !METHODS.includes(acr)) return page(400, true);
    // Native clients must have somebody's consent at every login; whoever picked a person here has given it.
    const result = { login: { accountId: sub, acr, amr: [acr], remember: false }, consent: {} };
    return provider.interactionFinished(request, response, result);
  }

  return async (request, response) => {
    const url = new URL(request.url, "http://127.0.0.1");
    if (STYLES[url.pathname]) {
      response.writeHead(200, { "content-type": "text/css", "cache-control": "max-age=60" });
      return response.end(await readFile(STYLES[url.pathname]));
    }
    if (url.pathname.startsWith("/aanmelden/")) return login(request, response, url);
    if (url.pathname.startsWith("/.well-known/")) {
      // The identifier is not the address: discovery names the endpoints under the identifier.
      const named = new URL(issuer);
      request.headers["x-forwarded-proto"] = named.protocol.slice(0, -1);
      request.headers["x-forwarded-host"] = named.host;
    }
    return callback(request, response);
  };
}

async function start(text) {
  const issuer = process.env.LED_LOGIN_ISSUER ?? "https://login.led.example";
  const clients = JSON.parse(process.env.LED_LOGIN_CLIENTS ?? "[]");
  const accounts = new Accounts(JSON.parse(text).accounts);
  const provider = await createProvider({ issuer, clients, accounts });
  const formTargets = [...new Set(clients.flatMap((one) => one.redirect_uris ?? []).map((uri) => new URL(uri).origin))].join(" ");
  const answer = handler({ provider, accounts, issuer, formTargets });
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error) => {
      process.stderr.write(`${error?.name ?? "Error"}: ${error?.message ?? ""}\n`);
      if (!response.headersSent) html(response, 500, errorPage("server_error"), formTargets);
    });
  });
  server.listen(Number(process.env.LED_LOGIN_PORT ?? 0), "127.0.0.1", () => {
    process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`);
  });
}

const lines = createInterface({ input: process.stdin });
lines.once("line", (text) => {
  start(text).catch((error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
});
lines.once("close", () => process.exit(0));
