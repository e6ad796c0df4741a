// What the suites stand on: canonical graphs and canonical JSON, bases, and JSON Web Keys.
import * as EcdsaMultikey from '@digitalbazaar/ecdsa-multikey';
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey';
import * as base58 from 'base58-universal';
import canonicalize from 'canonicalize';
import {canonize} from 'rdf-canonize';
import {imported} from './keys.mjs';

// The most calls of Hash N-Degree Quads that ours may take too; the peer's own bound is lower.
const MAXIMUM_CALLS = 1000;

export async function canonicalGraph({nquads, hashAlgorithm}) {
  const canonicalIdMap = new Map();
  const canonical = await canonize(nquads, {
    algorithm: 'RDFC-1.0', inputFormat: 'application/n-quads', format: 'application/n-quads',
    messageDigestAlgorithm: hashAlgorithm, maxDeepIterations: MAXIMUM_CALLS, canonicalIdMap,
  });
  return {canonical, issued: Object.fromEntries(canonicalIdMap)};
}

export function canonicalJson({text}) {
  return canonicalize(JSON.parse(text));
}

export function multibase({hex}) {
  const bytes = Buffer.from(hex, 'hex');
  return {base58btc: `z${base58.encode(bytes)}`, base64url: `u${bytes.toString('base64url')}`};
}

export async function jsonWebKey({key}) {
  const keyPair = await imported(key);
  return (key.algorithm === 'Ed25519' ? Ed25519Multikey : EcdsaMultikey).toJwk({keyPair});
}
