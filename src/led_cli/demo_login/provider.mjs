// The provider's settings: authorization code with PKCE S256, opaque access tokens, introspection, revocation, userinfo.

import { generateKeyPair, exportJWK } from "jose";
import { randomBytes } from "node:crypto";
import Provider from "oidc-provider";
import { claimsByScope } from "./accounts.mjs";
import { errorPage } from "./page.mjs";

const MINUTE = 60;

async function signingKeys() {
  const made = await Promise.all([
    generateKeyPair("ES256", { extractable: true }),
    generateKeyPair("RS256", { extractable: true }),
  ]);
  return { keys: await Promise.all(made.map(async ({ privateKey }) => ({ ...(await exportJWK(privateKey)), use: "sig" }))) };
}

function client(given) {
  return {
    grant_types: given.redirect_uris?.length ? ["authorization_code"] : [],
    response_types: given.redirect_uris?.length ? ["code"] : [],
    redirect_uris: [],
    token_endpoint_auth_method: "client_secret_basic",
    id_token_signed_response_alg: "ES256",
    scope: "openid profile rrn vo",
    ...given,
  };
}

/** Everyone who logs in has agreed already: the register is the government's own, there is no consent screen. */
async function grantEverythingAsked(ctx) {
  const { client: asking, session, provider, requestParamScopes, requestParamClaims } = ctx.oidc;
  const grant = new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
  grant.addOIDCScope([...requestParamScopes].join(" "));
  grant.addOIDCClaims([...requestParamClaims]);
  await grant.save();
  return grant;
}

export async function createProvider({ issuer, clients, accounts }) {
  const provider = new Provider(issuer, {
    clients: clients.map(client),
    jwks: await signingKeys(),
    cookies: { keys: [randomBytes(32).toString("base64url")], short: { path: "/" } },
    scopes: ["openid", "profile", "rrn", "vo"],
    claims: claimsByScope,
    acrValues: ["eid", "itsme", "sms"],
    pkce: { required: () => true },
    responseTypes: ["code"],
    clientAuthMethods: ["client_secret_basic", "client_secret_post"],
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      introspection: { enabled: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: false },
    },
    ttl: { AccessToken: 60 * MINUTE, AuthorizationCode: MINUTE, Grant: 120 * MINUTE, IdToken: 10 * MINUTE, Interaction: 30 * MINUTE, Session: 120 * MINUTE },
    interactions: { url: (_ctx, interaction) => `/aanmelden/${interaction.uid}` },
    loadExistingGrant: grantEverythingAsked,
    // How somebody logged in stays with the access token, so that introspection and userinfo can tell.
    extraTokenClaims: (ctx, token) => (token.kind === "AccessToken" ? { acr: ctx.oidc.entities.AuthorizationCode?.acr } : undefined),
    findAccount: (_ctx, sub, token) =>
      accounts.find(sub) && { accountId: sub, claims: () => accounts.claims(sub, token?.extra?.acr ?? token?.acr) },
    renderError: (ctx, out) => {
      ctx.type = "html";
      ctx.body = errorPage(out.error);
    },
  });
  provider.proxy = true;
  return provider;
}
