// `jose` for JWS and JWE, and `@sd-jwt/core` for SD-JWT: each is asked to make, and to verify at a given moment.
import * as jose from 'jose';
import {digest, ES256, ES384, generateSalt} from '@sd-jwt/crypto-nodejs';
import {SDJwtInstance} from '@sd-jwt/core';

const curves = {'P-256': ES256, 'P-384': ES384};
const seconds = moment => Math.floor(Date.parse(moment) / 1000);

async function instance({jwk, holder}) {
  const curve = curves[(jwk ?? holder).crv];
  const signer = key => (key?.d === undefined ? undefined : curves[key.crv].getSigner(key));
  return new SDJwtInstance({
    omitTyp: true, hasher: digest, hashAlg: 'sha-256', saltGenerator: generateSalt,
    signAlg: curve.alg, signer: await signer(jwk), verifier: jwk && await curve.getVerifier({...jwk, d: undefined}),
    kbSignAlg: holder && curves[holder.crv].alg, kbSigner: await signer(holder),
    kbVerifier: async (data, signature, payload) =>
      (await curves[payload.cnf.jwk.crv].getVerifier(payload.cnf.jwk))(data, signature),
  });
}

export const tokens = {
  async signToken({header, payload, jwk}) {
    const bytes = new TextEncoder().encode(JSON.stringify(payload));
    return new jose.CompactSign(bytes).setProtectedHeader(header).sign(await jose.importJWK(jwk, header.alg));
  },

  async verifyToken({token, jwk, typ, algorithms, now}) {
    const key = await jose.importJWK(jwk, algorithms[0]);
    const options = {typ, algorithms, currentDate: new Date(now)};
    const {payload, protectedHeader} = await jose.jwtVerify(token, key, options);
    return {payload, header: protectedHeader};
  },

  async encryptToken({text, jwk, header}) {
    const bytes = new TextEncoder().encode(text);
    return new jose.CompactEncrypt(bytes).setProtectedHeader(header).encrypt(await jose.importJWK(jwk, header.alg));
  },

  async decryptToken({token, jwk}) {
    const {plaintext, protectedHeader} = await jose.compactDecrypt(token, await jose.importJWK(jwk, 'ECDH-ES'));
    return {text: new TextDecoder().decode(plaintext), header: protectedHeader};
  },

  async thumbprint({jwk}) {
    return jose.calculateJwkThumbprint(jwk);
  },

  async issueSdJwt({payload, frame, header, jwk}) {
    return (await instance({jwk})).issue(payload, frame, {header});
  },

  async presentSdJwt({text, frame, holder, nonce, aud, now}) {
    return (await instance({holder})).present(text, frame, {kb: {payload: {iat: seconds(now), nonce, aud}}});
  },

  async verifySdJwt({text, jwk, nonce, now}) {
    const {payload, header, kb} = await (await instance({jwk})).verify(
      text, {currentDate: seconds(now), ...(nonce === undefined ? {} : {keyBindingNonce: nonce})});
    return {payload, header, kb: kb?.payload ?? null};
  },
};
